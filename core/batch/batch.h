// SPDX-License-Identifier: Apache-2.0
// Many at once: one act one person asked for over many subjects, done one after another by a job, with a
// true result for each. A room brings the act on a shelf of Setup:
//
//   setup.batch({"letters.submit", "letters.batch.submit", "letters.write",
//                [this](const Context& ctx, const batch::Task& task, const batch::Done& done) {
//                    submit.send_up(ctx, ..., [&](db::Tx& tx) { done(tx, {}); });
//                }});
//
//   waiting --take--> running --done()--> done       in the same unit as the act
//      ^                 |------Error---> refused    the act's own sentence; nothing was done
//      |----our fault----'--tries used up--> failed  with what the last try said
//      '----NeedsOwner---'                           the batch stands still until its owner sets it going
//
// Exactly once: the act calls done() inside the one unit in which it happens, so result and act stand
// both or neither. A process killed before that unit commits has done nothing and the item is taken
// again; killed after it, the item is done and is not. done() refuses when the item has its result
// already, which undoes the unit of a second worker that took over a lease. An act that returns without
// calling done() is a fault of ours and is never told as done.
//
// It is done as the person who asked, in the seat he asked in, with the rights he has at that moment.
//
// An act with an `owner_page` needs something of its owner that nobody may keep, a passphrase for one. Its
// batches begin standing still; the room calls Batches::resume once it holds what is needed in its memory, so
// they are worked by the process that answers requests and by no other. An act that finds nothing held, after
// a restart for one, throws NeedsOwner. A service that is away or refuses (unavailable, upstream) and an account
// that is locked stop such a batch too, at the first item that meets it, which keeps why (why_store.h).
#pragma once

#include <array>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/json.h"
#include "core/db/db.h"

namespace core::batch {

using BatchId = Id<struct BatchTag>;

constexpr std::size_t most_items = 1000;
constexpr int most_tries = 5;              // of an item that fails by our fault
constexpr int kept_days = 7;               // what was sent along with items that did not succeed

enum class State { waiting, running, done, refused, failed };
constexpr std::array<State, 5> all_states{State::waiting, State::running, State::done, State::refused, State::failed};
std::string_view name(State state);        // "waiting" ... "failed"
State state_named(std::string_view text);  // throws Error(internal) for any other text

// One subject as the person asked for it. The title is kept as he saw it then.
struct Wanted {
    std::string subject;                   // "letter:0193..."
    std::string title;
    std::string link;                      // its page; "" when there is none yet
    Json payload = Json::object();         // what the act needs, e.g. the version seen; never a secret
};

// Why an item did not succeed, as the service said it; told in the reader's language.
struct Refusal {
    std::string code;                      // name(Code)
    std::string key;
    Args args;
    std::vector<Fault> faults;
    bool operator==(const Refusal&) const = default;
};
Refusal refusal_of(const Error& error);
Json to_json(const Refusal& refusal);
Refusal refusal_kept(const Json& json);    // of what to_json made

struct Item {
    std::int64_t place = 0;                // from 1
    std::string subject, title, link;
    State state = State::waiting;
    int tries = 0;
    std::optional<Refusal> refusal;        // of one that waits: what its last try said
    std::optional<Instant> ended;
    std::string told;                      // what came of it in a word or two: the number it took
};

struct Counts {
    std::int64_t waiting = 0, running = 0, done = 0, refused = 0, failed = 0;
    std::int64_t all() const { return waiting + running + done + refused + failed; }
    std::int64_t over() const { return done + refused + failed; }
    std::int64_t unsuccessful() const { return refused + failed; }
};

struct Batch {
    BatchId id;
    std::string act;                       // "letters.submit"
    PersonId person;
    std::string person_name;
    AppointmentId appointment;             // the seat it was asked in
    std::string position_name;             // as it was called then, with the capacity
    Instant asked;
    std::optional<Instant> ended;
    std::optional<Instant> paused;         // stands still since then, and waits for its owner
    std::optional<BatchId> again;          // the batch its failures were repeated in
    bool cleared = false;                  // what was sent along is gone: nothing can be repeated
    Counts counts;

    bool may_repeat() const { return ended && !again && !cleared && counts.unsuccessful() > 0; }
};

// What an act gets: the item, and what is the same for all of them.
struct Task {
    BatchId batch;
    std::int64_t place = 0;
    std::string subject, title;
    Json payload, shared;
};
// What came of it: another title or link than asked with, e.g. of a letter made just now.
struct Outcome {
    std::string subject, title, link;      // "" = as asked
    std::string told = {};                 // data, no sentence: "000.1.5/12/DISKOMINFO"
};
// Nothing was done and nothing will be until the owner gives what the act needs: no try is counted.
class NeedsOwner final : public std::exception {
  public:
    const char* what() const noexcept override { return "needs its owner"; }
};
// Called in the unit of the act, last. Throws Error(conflict, "core.batch.taken").
using Done = std::function<void(db::Tx&, const Outcome&)>;

struct Act {
    std::string name;                      // "letters.submit"
    std::string title;                     // word key with {count}: what was asked for
    std::string right;                     // asked again when it is done
    std::function<void(const Context&, const Task&, const Done&)> run;
    std::string owner_page = {};           // "/signing/many/{id}": where its owner sets it going; "" = it never waits
    std::string owner_words = {};          // word key: what it waits for
    std::string back_page = {};            // where one goes on from the batch's page, and the word key of that link
    std::string back_words = {};
    // The act that takes it back; its items are those that were done, shared {"act": name}. "" = there is none.
    std::string undo = {};
    // The batch is over, or stands still: what was held for it goes.
    std::function<void(BatchId, bool over)> rested = {};

    bool needs_owner() const { return !owner_page.empty(); }
};

// The acts of all rooms; filled while plugins install, then read only.
class Acts {
  public:
    void add(std::string owner, Act act);
    const Act* find(std::string_view name) const;
    struct Owned {
        std::string owner;
        Act act;
    };
    const std::map<std::string, Owned, std::less<>>& all() const { return acts_; }
    std::vector<std::string> faults() const { return faults_; }   // names brought twice

  private:
    std::map<std::string, Owned, std::less<>> acts_;
    std::vector<std::string> faults_;
};

}  // namespace core::batch
