// SPDX-License-Identifier: Apache-2.0
// What the registers of a unit hold: letters that have their date, in its order, and where each went.
// Who may see is decided in SQL, as in lists.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "letters/domain/handing.h"
#include "letters/domain/letter.h"
#include "letters/relations.h"
#include "letters/store/seen.h"

namespace letters {

struct Span {
    core::UnitId book;        // letters numbered for this unit
    Shown shown = Shown::none;   // beyond what the actor may read
    core::Date from{}, until{};   // both inclusive
    int limit = 0;
};

struct OutgoingLine {         // of the register of outgoing letters
    LetterId id;
    State state = State::sealing;
    core::Date date{};
    std::string number;       // "" of a kind that bears none
    std::string kind, kind_name;   // the name is added by the service
    std::string classification;
    std::string subject;
    std::vector<std::string> to;
    std::string signer;
    std::string unit_name;    // that wrote it; added by the service
    core::UnitId unit;
    Urgency urgency = Urgency::ordinary;
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::string note;         // of a void one: why
    std::optional<Newer> newer{};   // by which letter it stands otherwise now; added by the service
    bool readable = false;    // the actor may open it; added by the service
};

struct DispatchLine {         // of the dispatch book: one letter to one receiver
    LetterId id;
    core::Instant sent;
    std::string number;
    std::string subject;
    std::string to;
    bool copy = false;
    std::optional<core::Instant> received;
    std::string agenda;       // the number the receiver gave it
    std::optional<Handing> handed;   // to one outside, when it is recorded
    std::optional<Newer> newer;      // added by the service, as is
    bool readable = false;
};

class RegisterStore {
  public:
    // Of the letters dated or sent in the span those the actor may open.
    std::set<LetterId> readable(core::db::Tx& tx, const core::Actor& actor, const Span& span, core::Zone zone);
    std::vector<OutgoingLine> outgoing(core::db::Tx& tx, const core::Actor& actor, const Span& span);
    // By the day of sending in the office's zone.
    std::vector<DispatchLine> dispatch(core::db::Tx& tx, const core::Actor& actor, const Span& span, core::Zone zone);
};

}  // namespace letters
