// SPDX-License-Identifier: Apache-2.0
// Lists and counters of letters. Who may see is decided in SQL, before anything is counted; the
// conditions are those of domain/access.cpp. Addressees find their letters in the incoming room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "letters/domain/letter.h"
#include "letters/letters.h"
#include "letters/relations.h"

namespace letters {

struct Wish {
    std::optional<State> state;
    bool returned = false;           // drafts that came back with a note
    // Sent by that time, and not in the mailbox of every addressee yet: delivery failed.
    bool undelivered = false;
    core::Instant undelivered_by;    // the desk fills it in
    std::string kind;                // code; "" = any
    std::string words;               // part of subject or number
    bool mine = false;               // drafted by the actor
    std::string after;               // cursor of the page before
    bool before = false;             // what stands before the place `after`, nearest first
    int limit = 25;
};

struct Line {
    LetterId id;
    State state = State::draft;
    std::int64_t version = 0;
    std::string kind, kind_name;     // the name is added by the service
    std::string subject;
    std::string number;              // "" until it has one
    std::optional<core::Date> date;
    core::Instant changed;
    std::string drafter;
    std::string note;
    classification::AccessClass access = classification::AccessClass::ordinary;
    Urgency urgency = Urgency::ordinary;
    std::string addressee;           // the first
    std::int64_t addressed = 0;
    std::int64_t received = 0;
    bool partly = false;             // some of several have signed; the desk fills it in
    std::string holder;              // whose paraf or signature it waits for; the desk fills it in
    std::optional<Newer> newer;      // by which letter it stands otherwise now; the desk fills it in
};

struct Lines {
    std::vector<Line> lines;         // last changed first
    std::string next;                // "" on the last page
};

// Where it stands in its list, as Wish::after takes it.
std::string place_of(const Line& line);

// An addressee outside whom a sealed letter is still to be brought to.
struct ToHand {
    LetterId id;
    std::int64_t place = 0;
    std::string subject, number;
    core::Date date{};
    std::string printed, town;
    bool copy = false;
};
constexpr int most_to_hand = 500;

class DeskStore {
  public:
    // Of the letters the actor may send, oldest first.
    std::vector<ToHand> to_hand(core::db::Tx& tx, const core::Actor& actor);
    Lines list(core::db::Tx& tx, const core::Actor& actor, const Wish& wish);
    // Every letter, in the order of ids after the one named.
    std::vector<LetterId> after(core::db::Tx& tx, LetterId id, int limit);
    std::optional<LetterId> numbered(core::db::Tx& tx, const core::Actor& actor, std::string_view number);
    std::vector<Named> drafted_lately(core::db::Tx& tx, const core::Actor& actor, int limit);
    std::int64_t count(core::db::Tx& tx, const core::Actor& actor, const Wish& wish);
};

}  // namespace letters
