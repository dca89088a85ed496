// SPDX-License-Identifier: Apache-2.0
// Incoming letters: one entry per receiving position, numbered in the agenda book of its unit.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classification/classification.h"
#include "core/auth/actor.h"
#include "core/base/json.h"
#include "core/db/db.h"

namespace incoming {

using IncomingId = core::Id<struct IncomingTag>;

// What a file says itself, and what was read from its pictures.
inline std::string joined_text(const std::string& text, const std::string& recognised) {
    return text.empty() || recognised.empty() ? text + recognised : text + "\n" + recognised;
}

struct Received {
    IncomingId id;
    core::UnitId unit;
    core::PositionId position;
    std::string agenda;            // "12/2026"
    std::string sender;            // unit or outside body, as printed
    std::string number;            // the sender's number
    core::Date date{};             // of the letter
    core::Date received{};         // decides the agenda book
    std::string subject;
    std::string classification;    // "" for letters from outside until filed
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::optional<std::string> letter;   // id of the letter of this house, if it is one
    core::Digest bytes;            // the PDF
    std::string text;
    bool copy = false;             // tembusan
    bool scanned = false;          // from outside, and its file shows pictures of sheets
    bool closed = false;
};

class Inbox {
  public:
    virtual ~Inbox() = default;
    virtual std::optional<Received> find(core::db::Tx& tx, IncomingId id) = 0;
    // The letter of this house each of them is; those from outside are not in it.
    virtual std::map<IncomingId, std::string> letters_of(core::db::Tx& tx, const std::vector<IncomingId>& of) = 0;
    virtual core::Verdict may_see(core::db::Tx& tx, const core::Actor& actor, IncomingId id) = 0;
};

struct Closed {
    static constexpr std::string_view name = "incoming.closed";
    IncomingId letter;
    core::Json json() const;
    static Closed from(const core::Json& json);
};

// It is open once more: reopened, or its closing taken back.
struct Reopened {
    static constexpr std::string_view name = "incoming.reopened";
    IncomingId letter;
    core::Json json() const;
    static Reopened from(const core::Json& json);
};

}  // namespace incoming
