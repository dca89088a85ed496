// SPDX-License-Identifier: Apache-2.0
// Rounds of paraf and signature over anything that can be signed. Signing knows no letter: the owner
// implements Subject, and the round calls it back to take the number, to give the bytes and to learn
// the outcome.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/json.h"
#include "core/base/secret.h"
#include "core/db/db.h"
#include "signing/level.h"
#include "signing/particulars.h"
#include "signing/shown.h"

namespace signing {

using RoundId = core::Id<struct RoundTag>;
using StepId = core::Id<struct StepTag>;
using CircuitId = core::Id<struct CircuitTag>;

enum class StepKind { initial, coordination, signature };   // paraf hierarki, paraf koordinasi, tanda tangan
// lapsed: paraf was given, then what it covers was changed. removed: taken out of the circuit.
// void: over with its round.
enum class StepState { waiting, active, passed, returned, void_, lapsed, removed };
// approved: a signer consented, his signature is being made. signing: some have signed, the next is asked.
enum class RoundState { running, approved, signing, sealed, returned, cancelled };
// Why a step stands in the circuit: chosen by the drafter, a superior of his, by the template of the
// unit, or added while the round ran.
enum class Origin { drafter, line, circuit, added };

// Names as stored and as in the API; *_named throw Error(internal) for any other text.
std::string_view name(StepKind kind);      // "initial", "coordination", "signature"
std::string_view name(StepState state);
std::string_view name(RoundState state);
std::string_view name(Origin origin);      // "drafter", "line", "circuit", "added"
StepKind step_kind_named(std::string_view text);
StepState step_state_named(std::string_view text);
RoundState round_state_named(std::string_view text);
Origin origin_named(std::string_view text);

// Paraf approves a digest: of the content as it stood. Change the content, lose the paraf.
struct StepWish {
    StepKind kind = StepKind::initial;
    core::PositionId position;
    int group = 0;                 // steps of one group are asked together, groups one after another;
                                   // 0 in all of them: each is a group of its own
    Origin origin = Origin::drafter;
    bool required = false;         // stays while the round runs
};

struct Step {
    StepId id;
    int order = 0;
    int group = 0;
    StepKind kind = StepKind::initial;
    StepState state = StepState::waiting;
    Origin origin = Origin::drafter;
    bool required = false;
    core::PositionId position;
    std::string position_name;
    std::string person_name;       // who acted; before that, who holds the position today
    core::Capacity capacity = core::Capacity::definitive;
    std::string note;
    std::optional<core::Instant> at;
    std::optional<core::Instant> opened;    // when its holder first had the subject before him
    std::optional<core::Digest> content;    // what the paraf covers
    std::string changed_by, change_reason;  // who added or removed it while the round ran, and why
};

struct Round {
    RoundId id;
    std::string subject;           // "letter:0193..."
    RoundState state = RoundState::running;
    core::Digest content;          // what the paraf approve
    std::vector<Step> steps;       // in order, group by group; the last are the signatures
    std::optional<core::Digest> sealed;   // the bytes signed by all
    std::optional<core::Digest> so_far;   // the bytes with the signatures given so far
    bool ink = false;              // signed on paper; `sealed` is then the scan of the signed sheet
};

// Where the signature's widget goes on the page, PDF points from the bottom left.
struct Place {
    int page = 0;
    double x = 0, y = 0, width = 0, height = 0;
};

struct Unsigned {
    core::Digest bytes;            // blob of the final, unsigned PDF; of one others signed: as it came in
    std::vector<Place> places;     // one for each signature, in the order of signing
    std::string reason;            // "Menandatangani surat nomor 000.1.5/12/DISKOMINFO"
    Place seal;                    // room for the seal of the office; width 0: it does not show
    std::string field{};           // of a file others signed: the empty field the first signs; "" = one is made
};

// What a signing page shows of the subject.
struct Card {
    std::string title;             // the letter's subject
    std::string number;            // "" before it has one
    std::string kind;              // "Surat Undangan"
    std::string from, to;          // lines
    std::string link;              // its own page
    int pages = 0;                 // 0 until they are rendered for good
    bool ink = false;              // signed on paper, never with a key
    std::string must_read;         // word key of why it is opened before it is consented to; "" = need not be
};

// How the subject is laid before its signer, one after another.
struct Look {
    std::vector<std::string> pictures;   // addresses of its pages, in order
    std::string text;                    // the same in words, for who cannot see them
    std::string unprintable;             // why there are no pictures, as a word key; "" = there are
    core::Args args;                     // its values
};

// Something circuits are written for: a kind of the subject.
struct Matter {
    std::string code;              // "surat_dinas"
    std::string name;              // "Surat Dinas"
};

// A circuit as a unit wants it for a matter: who gives paraf beside or instead of the superiors.
struct CircuitStep {
    StepKind kind = StepKind::initial;      // or coordination
    core::PositionId position;
    int stage = 1;                 // coordination: those of one stage are asked together
    bool required = false;         // the drafter cannot leave it out
    bool operator==(const CircuitStep&) const = default;
};
struct Circuit {
    CircuitId id;
    std::string name;              // "Keputusan dengan paraf koordinasi Bagian Hukum"
    core::UnitId unit;             // for this unit and those below it that have none of their own
    std::string matter;            // "" = every matter without a circuit of its own
    bool line = true;              // the drafter's superiors are asked first
    std::vector<CircuitStep> steps;
    std::int64_t version = 0;
};

class Subject {
  public:
    virtual ~Subject() = default;
    virtual std::string kind() const = 0;   // the part of "letter:..." before the colon
    virtual Card card(core::db::Tx& tx, std::string_view subject) = 0;
    // No unit open: what the signer reads. Whether he may see it has been asked.
    virtual Look look(const core::Context&, std::string_view) { return {}; }
    // No unit open, before the answer goes out: somebody has it before him. `what`: "signing", "evidence".
    virtual void note_reading(const core::Context&, std::string_view, std::string_view) {}
    // The digest of what is printed now; a paraf or signature on another is refused with Error(conflict).
    virtual core::Digest content(core::db::Tx& tx, std::string_view subject) = 0;
    // The text whose SHA-256 content() is, for a lawyer to count it again; "" when it is kept as a digest only.
    virtual std::string content_text(core::db::Tx&, std::string_view) { return {}; }
    // No unit open, nothing taken yet: throws when bytes() would for what stands in the subject.
    virtual void prepare(const core::Context&, std::string_view) {}
    // Nothing taken yet: throws when before_seal() or also_signs() would for the signer, the one printed or the
    // mandate he signs by.
    virtual void may_seal(core::db::Tx&, const core::Context&, std::string_view, core::AppointmentId) {}
    // Unit 1 of the seal, when the first signer consents: take the number, fix date and signers. Called once
    // per subject; called again after a crash it must keep the number taken, and by another holder of the
    // position it names him.
    virtual void before_seal(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                             core::AppointmentId signer) = 0;
    // Unit 1 of each later signature: Error(conflict) when the signer is not the one printed. Gives the
    // reason written into his signature.
    virtual std::string also_signs(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                                   core::AppointmentId signer) = 0;
    // No unit open: the exact bytes the first signs, the same each time. The others sign what he has signed.
    virtual Unsigned bytes(const core::Context& ctx, std::string_view subject) = 0;
    // No unit open: what the field of the nth who signs, from 0, shows, and what his signature says. `at`: the
    // time it claims.
    virtual Shown shown(const core::Context&, std::string_view, std::size_t, core::Instant) { return {}; }
    // No unit open: the same of the seal of the office named so, set by a job.
    virtual Shown shown_seal(std::string_view, std::string_view, core::Instant) { return {}; }
    // Unit 2 of the last signature: the signed bytes are fixed. With ink: the scan, and the actor is who
    // recorded it.
    virtual void sealed(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                        const core::Digest& signed_bytes) = 0;
    // Given back with a note; by a later signer when others have signed already.
    virtual void returned(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                          std::string_view note) = 0;
    // Given back before anybody had signed, and not so after all: it is on its way again as it was.
    virtual void unreturned(core::db::Tx&, const core::Context&, std::string_view) {}
    virtual core::Verdict may_see(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) = 0;
    // May have its evidence file, which tells how it came about; unless told otherwise whoever sees it.
    virtual core::Verdict may_prove(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) {
        return may_see(tx, actor, subject);
    }
    // The drafter's side: may change the circuit while it runs, as whoever has an active step may.
    virtual core::Verdict may_change(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) = 0;
    // The position it was drafted in: its mailbox is told what becomes of it. Nothing: the person who brought it up is.
    virtual std::optional<core::PositionId> brought_by(core::db::Tx&, std::string_view) { return std::nullopt; }
    // A position got a step while the round ran: it may read the subject from now on.
    virtual void joined(core::db::Tx& tx, std::string_view subject, core::PositionId position) = 0;
    // What circuits may be written for, in the order people choose from.
    virtual std::vector<Matter> matters(core::db::Tx& tx) = 0;
    // The level its signed file is to have; nothing: as the office has set it.
    virtual std::optional<Level> level(core::db::Tx&, std::string_view) { return std::nullopt; }
    // For the evidence file of its signatures; called for what is signed alone.
    virtual Particulars particulars(core::db::Tx&, std::string_view) { return {}; }
    // For the same, to `reader`: nothing where it stands as it was signed.
    virtual std::optional<Overtaken> overtaken(core::db::Tx&, const core::Actor&, std::string_view) {
        return std::nullopt;
    }
    // The unit whose seal, or that of the nearest above which has one, the file is to bear when all have
    // signed; nothing: none.
    virtual std::optional<core::UnitId> office(core::db::Tx&, std::string_view) { return std::nullopt; }
};

// A sheet that was numbered, printed and signed with ink, as somebody records it.
struct Inked {
    core::Date on{};               // the day of the signature
    core::Digest made, scan;       // blobs: what was printed, and what came back
};

class Rounds {
  public:
    virtual ~Rounds() = default;
    virtual void serve(Subject& subject) = 0;   // at start, once per kind
    // Throws Error(invalid) when a step's position has no holder, one person is asked twice in a row or for
    // two signatures, or the last groups are not the signatures.
    virtual RoundId open(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                         const core::Digest& content, const std::vector<StepWish>& steps) = 0;
    virtual void cancel(core::db::Tx& tx, const core::Context& ctx, std::string_view subject) = 0;
    // Cancelled by the drafter's side; Error(conflict, "signing.error.opened") once somebody opened it.
    virtual void take_back(core::db::Tx& tx, const core::Context& ctx, std::string_view subject) = 0;
    // The actor, who holds an active step or is the originator its room knows him for, corrected the content. Paraf
    // on what was printed before lapse and are asked again; gives those that lapsed.
    virtual std::vector<Step> amend(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                                    const core::Digest& content, bool originator = false) = 0;
    // The subject lies open before the actor: kept when he holds an active step.
    virtual void opened(const core::Context& ctx, std::string_view subject) = 0;
    // The circuit for the matter in this unit: its own or that of the nearest unit above.
    virtual std::optional<Circuit> circuit(core::db::Tx& tx, std::string_view matter, core::UnitId unit) = 0;
    virtual std::optional<Round> current(core::db::Tx& tx, std::string_view subject) = 0;
    virtual std::vector<Round> history(core::db::Tx& tx, std::string_view subject) = 0;
    // Positions that have or had a step: they may read the subject.
    virtual bool takes_part(core::db::Tx& tx, std::string_view subject, core::PositionId position) = 0;
    // Acts of the actor's present seat on the active step.
    virtual void pass(const core::Context& ctx, std::string_view subject, std::string_view note) = 0;
    virtual void give_back(const core::Context& ctx, std::string_view subject, std::string_view note) = 0;
    // Approve, number, render, seal, record; of a later signer approve, seal, record. Error(invalid,
    // "signing.error.passphrase") for a wrong one; Error(conflict, "signing.error.by_ink") for what is signed on
    // paper.
    virtual void sign(const core::Context& ctx, std::string_view subject, const core::Secret& passphrase) = 0;
    // The signer's part of a signature in ink: approve, number, render for print. The round stays approved
    // until the signed sheet is recorded. Error(conflict, "signing.error.not_ink") for what takes a key.
    virtual void hand_to_ink(const core::Context& ctx, std::string_view subject) = 0;
    // The signed sheet is here: closes the round, in the unit of whoever records it. Who may is the owner's to judge.
    virtual void record_ink(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                            const Inked& inked) = 0;
};

// Checks any PDF; verify and archive use it. Never throws for what the file holds.
struct Verdict {
    bool genuine = false;           // every signature holds and covers the file
    std::string indication;         // TOTAL-PASSED, TOTAL-FAILED, INDETERMINATE (EN 319 102-1)
    std::string sentence;           // word key of the one-sentence verdict
    core::Args args;                // and its values
    core::Json report;              // signatures, changes, trust path; described in openapi
};
class Validator {
  public:
    virtual ~Validator() = default;
    virtual Verdict check(core::ByteView pdf, core::Instant now) = 0;
};

struct StepReady {    // a step became active: its position has something to do
    static constexpr std::string_view name = "signing.step_ready";
    std::string subject;
    core::PositionId position;
    StepKind kind = StepKind::initial;
    core::Json json() const;
    static StepReady from(const core::Json& json);
};
struct Sealed {
    static constexpr std::string_view name = "signing.sealed";
    std::string subject;
    core::Digest bytes;
    core::Json json() const;
    static Sealed from(const core::Json& json);
};

}  // namespace signing
