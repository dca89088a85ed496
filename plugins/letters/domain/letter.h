// SPDX-License-Identifier: Apache-2.0
// An outgoing letter and its life.
//
//   draft --submit--> waiting --number--> sealing --sealed--> sealed --send--> sent
//     ^                  |    \              |                  ^
//     '-----refuse-------'     \             '--withdraw--> void (the number stays in the book as batal)
//                               '-number--> printed --withdraw--> void
//                                              '------sealed-----'
//
//   sealing: by a key of the signer. printed: with ink; it waits for the scan of the signed sheet.
//
//   draft   -> waiting   submit()     needs subject, body, one recipient, one signer
//   waiting -> draft     refuse()     keeps the note of the one who refused or took it back
//   draft   -> waiting   unrefuse()   a moment later, by the one who refused it
//   waiting -> waiting   correct()    by who is asked for paraf or signature; a version of its own
//   waiting -> sealing, printed   numbered()   number and date are fixed from here on
//   sealing, printed -> sealed    sealed()     all have signed; bytes are fixed from here on: the digest is the letter
//   sealed  -> sent      send()
//   sealing, printed -> void      withdraw()   needs a reason; also when one of several refuses to sign
// Any other move throws Code::conflict. Nothing here knows a database, a clock or a page.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "directory/delegations.h"
#include "letters/domain/content.h"
#include "style/letterhead.h"

namespace letters {

constexpr std::size_t longest_reason = 2000;   // characters

enum class State { draft, waiting, sealing, printed, sealed, sent, void_ };
constexpr std::array<State, 7> all_states{State::draft,  State::waiting, State::sealing, State::printed,
                                          State::sealed, State::sent,    State::void_};
std::string_view name(State state);              // "draft" ... "void"
std::optional<State> state_named(std::string_view text);

// How the sheet looks, fixed with the number: later editions of the profile, a new address or a new
// emblem change no sealed letter.
struct Look {
    std::string profile;         // code
    std::int64_t profile_version = 0;
    style::Letterhead head;
    std::string place;           // "Pangkalpinang"
    std::string authority;       // the position in whose name it is signed
    bool ink = false;            // signed on paper
    bool operator==(const Look&) const = default;
};
core::Json to_json(const Look& look);
Look look_kept(const core::Json& json);

// The delegation by which it is signed in another's name, as it stood when it was used.
struct UsedMandate {
    directory::DelegationId delegation;
    style::Behalf form = style::Behalf::an;
    std::string basis;           // number of the decree
    core::PositionId giver;
    std::string giver_name;      // of the position
    core::Date from{}, until{};
    bool operator==(const UsedMandate&) const = default;
};
core::Json to_json(const UsedMandate& mandate);
UsedMandate mandate_kept(const core::Json& json);

// One who signs after the signer, as he is printed: nobody else can sign in his place.
struct Cosigner {
    core::PositionId position;
    core::PersonId person;
    style::SignerBlock block;
    bool operator==(const Cosigner&) const = default;
};
core::Json to_json(const std::vector<Cosigner>& cosigners);
std::vector<Cosigner> cosigners_kept(const core::Json& json);

// What is fixed when the letter is about to be sealed. Letters of a kind that bears no number, such as
// a memorandum, have date and signer only.
struct Numbered {
    std::string series;      // "0193.../2026": series and period; "" when it bears no number
    std::int64_t no = 0;
    std::string number;      // "000.1.5/12/DISKOMINFO"
    core::Date date{};
    core::Instant at;        // also the PDF's creation time, so that it renders the same again
    core::PersonId signer_person;
    style::SignerBlock block;
    std::vector<Cosigner> cosigners;      // in order of signing
    Look look;
    std::optional<UsedMandate> mandate;   // none when the signer signs for himself
    std::string code;        // of the public verification page

    bool bears_number() const { return !number.empty(); }
};

struct Letter {
    LetterId id;
    State state = State::draft;
    std::int64_t version = 0;          // counts savings, from 1
    core::UnitId unit;                 // where it is written
    core::UnitId book;                 // the unit whose number book it will stand in
    core::PersonId drafter;
    core::PositionId drafter_position;
    std::string drafter_name;
    core::Instant created, changed;
    Content content;
    std::string note;                  // of the last refusal, or why it was withdrawn
    std::string note_by;
    std::optional<Numbered> numbered_as;
    std::optional<core::Digest> unsigned_bytes;
    std::optional<core::Digest> bytes;  // the signed PDF; with ink the scan of the signed sheet
    int pages = 0;                      // 0 until rendered
    std::optional<core::Instant> sent_at;
    std::optional<classification::AccessClass> reclassified;   // since it took its number; what is printed stays

    classification::AccessClass access() const { return reclassified.value_or(content.access); }
    // Replaces the content of a draft. `seen` is the version the writer started from; throws
    // Error(conflict, "letters.error.changed") when another was saved since.
    void revise(Content next, std::int64_t seen, core::Instant at);
    // Throws Error("letters.error.incomplete", faults) when something is missing.
    void submit(const style::Kind& kind);
    // As revise, of a letter on its way; it must still be complete.
    void correct(Content next, std::int64_t seen, core::Instant at, const style::Kind& kind);
    void refuse(std::string_view by, std::string_view why);
    void unrefuse();   // it is on its way again as it was
    void numbered(Numbered as);
    // Another signs than the one it was numbered for; number and date stay, the sheet is made again.
    void taken_over(core::PersonId signer, style::SignerBlock block, std::optional<UsedMandate> mandate);
    void sealed(const core::Digest& signed_bytes);
    void send(core::Instant at);
    void withdraw(std::string_view by, std::string_view why);
    // Another class, when nothing of the letter can change any more. Throws Error(conflict) before, and
    // Error(conflict, "letters.error.class_same") when it has that class.
    void reclassify(classification::AccessClass next);
    bool by_ink() const { return numbered_as && numbered_as->look.ink; }

  private:
    void from(State expected) const;
    State under_signature() const { return by_ink() ? State::printed : State::sealing; }
    void seen_newest(std::int64_t seen) const;
};

}  // namespace letters
