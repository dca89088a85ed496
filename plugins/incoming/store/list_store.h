// SPDX-License-Identifier: Apache-2.0
// Lists and counters. Who may see is decided in SQL, before anything is counted; the conditions are
// those of domain/access.cpp. The mailbox shows what is addressed to the seat and, to clerks and
// archivists, their agenda book; what one got by disposition stands in the list of dispositions.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "deadlines/waits.h"
#include "incoming/domain/branch.h"
#include "incoming/domain/entry.h"
#include "incoming/store/mark_store.h"
#include "letters/relations.h"

namespace incoming {

// sorted: what was marked for the seat's position, in the order of the marks, all on one page.
enum class Show { all, unread, untreated, copies, closed, new_copies, sorted };
std::optional<Show> show_named(std::string_view text);   // "" is all
std::string_view name(Show show);

// newest, oldest: by when it came. due: what is open, the nearest day first, what has none behind it.
enum class Order { newest, oldest, due };
constexpr std::array<Order, 3> all_orders{Order::newest, Order::oldest, Order::due};
std::string_view name(Order order);

struct Wish {
    Show show = Show::all;
    std::string words;        // part of subject, number, sender or agenda number
    std::optional<letters::Urgency> urgency;
    std::optional<classification::AccessClass> access;
    std::optional<core::PositionId> position;   // addressed
    std::optional<core::Date> from, until;      // received
    Order order = Order::newest;                // of `sorted` that of its marks
    std::string after;
    bool before = false;      // what stands before the place `after`, nearest first
    int limit = 25;

    // Less is shown than the part of the mailbox holds.
    bool narrowed() const { return !words.empty() || urgency || access || position || from || until; }
};

struct Line {
    IncomingId id;
    std::string agenda, sender, number, subject, position_name;
    core::Date date{}, received{};
    core::Instant received_at;
    EntryState state = EntryState::unread;
    bool copy = false;
    classification::AccessClass access = classification::AccessClass::ordinary;
    letters::Urgency urgency = letters::Urgency::ordinary;
    std::optional<core::Date> due;   // the nearest of its open branches
    std::optional<core::Date> reply_by;         // the day its sender asked for
    std::int64_t due_by = 0;                    // its place in Order::due
    std::optional<deadlines::MovedDay> moved;   // where that date was moved; the desk fills it in
    std::vector<std::string> held;   // who works on it now; the desk fills it in
    std::optional<letters::LetterId> letter;   // of this house
    std::optional<letters::Newer> newer;       // by which letter it stands otherwise now; the desk fills it in
    std::optional<Marked> marked;              // for the seat's position; the desk fills it in, as what follows
    bool prepared = false;                     // a disposition lies ready to be given
    bool personal = false;
};

struct Lines {
    std::vector<Line> lines;
    std::string next;
};

// untreated: read and not reported yet, as in the mailbox; open: these and the unread.
enum class ShowGiven { open, unread, late, reported, done, by_me, to_accept, untreated };
std::optional<ShowGiven> given_named(std::string_view text);   // "" is open
std::string_view name(ShowGiven given);

struct GivenWish {
    ShowGiven given = ShowGiven::open;
    core::Date today{};
    std::string after;
    bool before = false;      // what stands before the place `after`, nearest first
    int limit = 25;
};

struct GivenLine {
    Branch branch;
    std::string giver_name, giver_person, note;
    std::vector<std::string> instructions;
    std::string subject, number, sender, agenda;
    std::optional<letters::LetterId> letter;   // of this house
    std::optional<letters::Newer> newer;       // the desk fills it in
    std::optional<deadlines::MovedDay> moved;     // its due date; the desk fills it in
};

struct GivenLines {
    std::vector<GivenLine> lines;    // last given first
    std::string next;
};

// Where it stands in its list, as Wish::after takes it.
std::string place_of(const Line& line, Order order);
std::string place_of(const GivenLine& line);

// " AND (...)": entries `e` the actor may see, as domain/access.cpp says; `by_disposition`: those he got so, too.
void only_seen(core::db::Query& query, const core::Actor& actor, bool by_disposition = false);

class ListStore {
  public:
    // Who works on each of them now: positions, in the order they were named.
    std::map<IncomingId, std::vector<std::string>> held(core::db::Tx& tx, const std::vector<IncomingId>& of);
    // The dates open branches of these letters are due.
    std::map<IncomingId, std::vector<std::pair<BranchId, core::Date>>> dues(core::db::Tx& tx,
                                                                            const std::vector<IncomingId>& of);
    Lines list(core::db::Tx& tx, const core::Actor& actor, const Wish& wish);
    std::int64_t count(core::db::Tx& tx, const core::Actor& actor, const Wish& wish);
    GivenLines given(core::db::Tx& tx, const core::Actor& actor, const GivenWish& wish);
    // Letters the actor may read, by disposition too, that hold the words; last received first.
    std::vector<IncomingId> holding(core::db::Tx& tx, const core::Actor& actor, std::string_view words, int limit);
    std::int64_t count_given(core::db::Tx& tx, const core::Actor& actor, const GivenWish& wish);
};

}  // namespace incoming
