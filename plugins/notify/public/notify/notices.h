// SPDX-License-Identifier: Apache-2.0
// Notices: something waits for a position or a person. A room declares its kinds, tells a notice in the unit that
// makes it true, and answers for its objects when one is shown or sent. What stands in a letter is never kept here:
// title and link are asked of the owner at that moment, in the name of whoever is told.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "classification/classification.h"
#include "core/auth/actor.h"
#include "core/db/db.h"

namespace notify {

// Beside the pages of Naskah, which tell at once.
enum class Channel { email, whatsapp, telegram };
// never; with the others at the chosen hours; at once.
enum class Mode { never, digest, now };

struct Kind {
    std::string name;           // "incoming.arrived"
    std::string word;           // word key of what it is, one line: "incoming.notice.arrived"
    bool urgent = false;        // may be sent outside the chosen hours to who asked for that
    Mode email = Mode::digest;  // until the administrator or the person says otherwise
    Mode chat = Mode::never;    // WhatsApp, Telegram
};

using Receiver = std::variant<core::PositionId, core::PersonId>;   // of a position: whoever sits there by then

struct Notice {
    std::string kind;            // a declared one
    std::string object;          // "incoming:<id>"
    std::vector<Receiver> to;    // the actor himself is told nothing
    std::string link = {};       // of its own instead of the object's: "/signing/letter:<id>"; no words of a letter
};

// What an object may be called before this actor.
struct Described {
    std::string title;           // the letter's subject
    std::string link;            // its page
    classification::AccessClass access = classification::AccessClass::ordinary;
};

class Subjects {
  public:
    virtual ~Subjects() = default;
    // Nothing for what the actor may not know of: such a notice is neither shown nor counted.
    virtual std::optional<Described> describe(core::db::Tx& tx, const core::Actor& actor, std::string_view object) = 0;
};

// Which days are worked, for digests; without one Monday to Friday.
class Calendar {
  public:
    virtual ~Calendar() = default;
    virtual bool working(core::db::Tx& tx, core::Date day) = 0;
};

class Notices {
  public:
    virtual ~Notices() = default;
    // At start.
    virtual void kind(Kind kind) = 0;
    virtual void serve(std::string prefix, Subjects& owner) = 0;   // "incoming" for "incoming:<id>"
    virtual void calendar(Calendar& days) = 0;

    // An unread notice of the same kind, object and receiver is told again instead of a second one.
    // Throws Error(internal) for a kind nobody declared.
    virtual void tell(core::db::Tx& tx, const core::Context& ctx, const Notice& notice) = 0;
    // The actor's seat dealt with the object: its notices, and his own, are read.
    virtual void done(core::db::Tx& tx, const core::Context& ctx, std::string_view object) = 0;
    // It waits for the position no longer: unread notices of this kind are taken away.
    virtual void withdraw(core::db::Tx& tx, const core::Context& ctx, std::string_view kind, std::string_view object,
                          const Receiver& from) = 0;
    // The object lies open before the actor: as done(), in a unit of its own and only where there is something unread.
    virtual void opened(const core::Context& ctx, std::string_view object) = 0;
};

}  // namespace notify
