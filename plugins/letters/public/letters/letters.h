// SPDX-License-Identifier: Apache-2.0
// Outgoing letters as other rooms see them: fixed once sealed, sent to positions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classification/classification.h"
#include "core/auth/actor.h"
#include "core/base/json.h"
#include "core/db/db.h"

namespace letters {

using LetterId = core::Id<struct LetterTag>;

enum class Urgency { ordinary, urgent, most_urgent };   // biasa, segera, sangat segera
std::string_view name(Urgency urgency);                 // "biasa", "segera", "sangat_segera"
Urgency urgency_named(std::string_view text);

struct Addressee {
    core::PositionId position;
    std::string printed;          // as it stands on the letter
    bool copy = false;            // tembusan
    std::string group{};          // code of the group it came in with; "" = chosen by itself
    // Pribadi: for who holds the position when the letter is sent, named then; nobody when it was vacant that day.
    bool personal = false;
    std::optional<core::PersonId> person{};
};

// What a letter invites to, as it stands on it.
struct Event {
    core::Date day{};
    std::string time;             // "09.00 WIB s.d. selesai"
    std::string place;
    std::string matter;           // acara
};

// One of those who signed a letter.
struct Signatory {
    std::string name, position;   // "Plt. Kepala Dinas Kesehatan"
};

// A sealed letter.
struct Issued {
    LetterId id;
    std::string kind;             // "nota_dinas", "surat_dinas", "undangan"
    std::string kind_name;        // "Surat Undangan"
    std::string number;           // "" of a kind that bears none
    core::Date date{};
    std::string subject;
    std::string summary;
    core::UnitId unit;
    std::string unit_name;
    core::PositionId drafter_position;
    std::string signer_name, signer_position;
    std::vector<Signatory> cosigners;   // who signed after him, in order
    std::size_t earlier = 0;            // signatures of others that the file bore before his
    std::string mandate;          // number of the decree by which another's name was signed; "" = own
    std::string classification;
    classification::AccessClass access = classification::AccessClass::ordinary;
    Urgency urgency = Urgency::ordinary;
    core::Digest bytes;           // the signed PDF; with ink the scan of the signed sheet
    bool ink = false;             // signed on paper, not with a key
    std::optional<core::Date> signed_on;   // of ink: the day of the signature
    int pages = 1;
    std::string text;             // plain text of the body, for search
    std::vector<Addressee> addressees;
    std::size_t copies = 0;       // to all, those outside too: what a secret one was numbered through
    std::string code;             // of the public verification page, 128 random bits
    std::string state;            // "sealed", "sent", "void"
    std::optional<Event> event;   // of invitations and summons
};

struct Named {
    LetterId id;
    std::string number, subject;
};

class Letters {
  public:
    virtual ~Letters() = default;
    virtual std::optional<Issued> issued(core::db::Tx& tx, LetterId id) = 0;
    virtual std::optional<Issued> by_code(core::db::Tx& tx, std::string_view code) = 0;
    virtual std::optional<Issued> by_bytes(core::db::Tx& tx, const core::Digest& bytes) = 0;
    virtual core::Verdict may_see(core::db::Tx& tx, const core::Actor& actor, LetterId id) = 0;
    // The letter with exactly this number that the actor may read.
    virtual std::optional<LetterId> numbered(core::db::Tx& tx, const core::Actor& actor, std::string_view number) = 0;
    // What the actor drafted that has a number, last changed first.
    virtual std::vector<Named> drafted_lately(core::db::Tx& tx, const core::Actor& actor, int limit) = 0;
    // An addressee's room took it in; shown on the letter as a receipt.
    virtual void received(core::db::Tx& tx, const core::Context& ctx, LetterId id, core::PositionId by,
                          std::string_view agenda_number) = 0;
};

struct Sent {
    static constexpr std::string_view name = "letters.sent";
    LetterId letter;
    core::Json json() const;
    static Sent from(const core::Json& json);
};

}  // namespace letters
