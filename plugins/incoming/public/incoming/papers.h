// SPDX-License-Identifier: Apache-2.0
// Documents that wait to be registered. The room that keeps them (scans, mail) answers for them by Papers; the
// registration page of this room shows the document beside its form, with what was read of it, and enters it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "incoming/incoming.h"

namespace incoming {

// Shares of the page, from its upper left corner.
struct Box {
    double left = 0, top = 0, width = 0, height = 0;
    bool operator==(const Box&) const = default;
};

// guessed: read from the page; told: by the file about itself; proven: by the file, under a signature that holds
enum class Grounds { guessed, told, proven };

// What a field of the registration is likely to be.
struct Suggestion {
    std::string field;       // sender, number, date, subject, classification, access, urgency, position
    std::string value;       // as the form takes it; of `position` the words of the address
    std::string shown;       // as it stands on the page
    int page = 0;            // from 1; 0: it stands nowhere on a page
    Box box;
    int confidence = 0;      // 0 to 100
    Grounds grounds = Grounds::guessed;

    bool operator==(const Suggestion&) const = default;
};

constexpr int sure_from = 75;   // of a confidence: the field is filled in, and not only offered

// What came with it and is kept with it once it is registered.
struct Attached {
    std::string name, media;
    core::Digest bytes;      // as they came

    bool operator==(const Attached&) const = default;
};

struct Paper {
    std::string id;
    core::Digest bytes;      // the PDF
    core::Digest original;   // what came in; the PDF itself where one came
    int pages = 1;
    std::string text;
    std::string pictures;    // "/intake/<id>/page?page=": the number of the page follows
    std::string page;        // the document's own page
    core::Date arrived{};
    std::vector<Suggestion> suggestions;
    std::vector<Attached> attachments;
    std::string sender_address;   // of the mail it came by, as told there; "" for none
    std::string recognised = {};  // read from pictures; `text` is what the file says itself

    std::string words() const { return joined_text(text, recognised); }
};

// What it became.
struct Entered {
    IncomingId id;
    std::string agenda, sender;
};

class Papers {
  public:
    virtual ~Papers() = default;
    // Throws Error(not_found) for what the actor may not register, Error(conflict) for what is registered or not
    // ready.
    virtual Paper waiting(core::db::Tx& tx, const core::Actor& actor, std::string_view id) = 0;
    // In the unit that registers it. Throws Error(conflict) when it was registered meanwhile.
    virtual void registered(core::db::Tx& tx, const core::Context& ctx, std::string_view id, const Entered& as) = 0;
    // Where one goes on after it: the next that waits.
    virtual std::string onward(const core::Context& ctx, std::string_view id) = 0;
    // The letter it became is destroyed: what this room still holds of it is gone, in the same unit. Gives the files.
    virtual std::vector<core::Digest> forget(core::db::Tx& /*tx*/, IncomingId /*of*/) { return {}; }
    // What was read from the pictures of this PDF when every page of it was; "" where some page tells its words itself.
    virtual std::string recognised(core::db::Tx& /*tx*/, const core::Digest& /*pdf*/) { return {}; }
    virtual bool keeps(core::db::Tx& /*tx*/, const core::Digest& /*bytes*/) { return false; }
};

class Registrar {
  public:
    virtual ~Registrar() = default;
    virtual void serve(Papers& papers) = 0;
};

}  // namespace incoming
