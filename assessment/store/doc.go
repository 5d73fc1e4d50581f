// Package store keeps assessments in files, and is the only room with a door
// to the disk.
//
// # The promise
//
// What a save reported as done is stored. A save is whole or hasn't been: at
// any instant, after a crash, a kill or a power cut too, the file is the old
// one or the new one. Two programs that change one file both win: each change
// takes the file's lock, reads what is there unless it is as this program left
// it, applies itself to that, and writes. Reading takes no lock.
//
// What a person added by hand is never dropped in silence: comments survive,
// unknown keys are refused with their place.
//
// # The format, posture/assessment/v1
//
// UTF-8 YAML of which [Encode] writes one canonical form: keys in a fixed
// order, answers in the framework's, two spaces an indent, one fact a line,
// nothing that is absent, and the last line "...", without which a file was cut
// off. So a changed answer is a diff of a few lines. [Decode] takes whatever
// package strict takes, and tells all mistakes at once with their places.
//
//	schema: posture/assessment/v1
//	organisation: Brindlewick Outfitters
//	scope: Online shop
//	date: 2026-11-24
//	framework:
//	  id: customer-data-ethics
//	  version: 1.0.0
//	  digest: sha256:…           # of the framework file's bytes
//	profile: d2c-retail
//	assessor: Ada Marsh
//	capacity: 12                 # points a quarter of the roadmap
//	by: Ada Marsh                # who last changed the above, and when, in UTC
//	at: 2026-11-20T09:12:44Z
//	targets:                     # by practice
//	  GOV-1:
//	    level: 4
//	    reason: The regulator asked for it.
//	plan:                        # by practice
//	  GOV-2:
//	    period: 2                # or left_out: true
//	actions:                     # by their own ids
//	  retention-schedule:
//	    what: Write down how long each kind of data is kept.
//	    practices:
//	      - GOV-2
//	    owner: Ben
//	    due: 2027-03-31
//	    state: in progress       # or open (absent), done, dropped
//	    reason: …                # why it was dropped
//	    level: 3                 # that it is to bring
//	    links:
//	      - https://…
//	answers:                     # by question
//	  GOV-1.1:
//	    answer: 3                # a level, unknown or n/a; absent while open
//	    reason: …                # with n/a, always
//	    note: |-
//	      In the client's words.
//	    flag: true               # to be discussed
//	    carried: true            # taken over from the last assessment
//	    evidence:
//	      - name: Data map
//	        strength: documented
//	        dated: 2026-10-01
//	        valid_until: 2027-10-01
//	    votes:
//	      Ben: 3
//	    by: Ada Marsh
//	    at: 2026-11-20T10:00:00Z
//	    history:
//	      - answer: 2
//	        by: Ben
//	        at: 2026-11-19T10:00:00Z
//	framework_text: |            # of a framework that the program doesn't carry
//	  schema: posture/framework/v1
//	  …
//	...
//
// The head, and each target, placement, action and answer, may have a history:
// what stood before, the oldest first. An entry gives who made it and when,
// and those facts only that differ from what came after it; one that was
// absent then is open, none, "", 0, false, [] or {}. What was taken back stays
// with its history and without facts.
//
// # Comments
//
// A comment stays with what it is about, and stands on the lines above it;
// what was at the end of a line or below a block moves there. Where the thing
// is gone, the comment moves to the nearest thing around it.
//
// # The index of a workspace
//
// What a list shows of each file is kept in [Store.Cache], the folder
// posture/index in the system's cache folder, one file a workspace, named by a
// digest of its real path: organisation, scope, date, profile, assessor,
// framework, the overall figures, or what is wrong with the file. No answer,
// note or evidence is in it. It is for its owner alone (mode 0600), and never
// trusted over the files: one that isn't as it was (size, times, place on disk,
// mode) is read again, and so is one that was changed within two seconds of the
// look. An index that is missing, broken, of another build of the program or
// can't be written is made anew or done without; taking it away loses nothing.
//
// # Errors
//
// [*MachineError] and [*LockedError] are the machine's fault (exit code 3);
// everything else is the input's: [*InputError], and [*strict.Mistakes] for
// what is wrong inside a file.
//
// It may import assessment and frameworks.
package store
