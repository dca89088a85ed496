// SPDX-License-Identifier: Apache-2.0
// Arrivals, what could not be taken, and senders as clerks wrote them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "intake/domain/arrival.h"

namespace intake {

struct Counts {
    std::int64_t ready = 0, waiting = 0, quarantined = 0;
};

// What is shown of a tray: waiting is what nobody can register yet.
enum class Show { open, ready, waiting, quarantined, over };
constexpr std::array<Show, 5> all_shows{Show::open, Show::ready, Show::waiting, Show::quarantined, Show::over};
std::string_view name(Show show);

struct Wish {
    Show show = Show::open;
    std::optional<Source> source;
    std::string words;       // part of title, file name or origin
    std::string after;       // cursor of the page before
    int limit = 25;
};

struct Line {                // of the tray
    ArrivalId id;
    Source source = Source::upload;
    std::string origin, title, file_name, waits, agenda;
    core::Instant came_at;
    int pages = 1;
    State state = State::received;
    std::optional<incoming::IncomingId> entry;
    std::size_t separators = 0;
    std::string sender, number, subject;   // as they were read, sure or not
    std::optional<core::Date> date;        // of the letter
    std::size_t attachments = 0;           // that came with it
};

struct Page {
    std::vector<Line> lines;
    std::string next;
};

class ArrivalStore {
  public:
    void insert(core::db::Tx& tx, const Arrival& arrival);
    // Writes it back when nobody changed its state since: `was`. False: somebody did.
    bool update(core::db::Tx& tx, const Arrival& arrival, State was);
    // What became of a letter that is destroyed keeps its place in the tray without a word of it, and so does what it
    // was cut out of once all of that is destroyed. Gives the files.
    std::vector<core::Digest> forget(core::db::Tx& tx, incoming::IncomingId of);
    // Of the file where every page was read from its picture, else "".
    std::string recognised(core::db::Tx& tx, const core::Digest& pdf);
    bool keeps(core::db::Tx& tx, const core::Digest& bytes);
    std::optional<Arrival> find(core::db::Tx& tx, ArrivalId id);
    Arrival get(core::db::Tx& tx, ArrivalId id);                   // throws Error(not_found)
    bool known(core::db::Tx& tx, const std::string& key);
    Page page(core::db::Tx& tx, core::UnitId mailroom, const Wish& wish);
    // Over all mailrooms, for who looks after them.
    std::vector<Arrival> quarantined(core::db::Tx& tx);
    Counts counts(core::db::Tx& tx, core::UnitId mailroom);
    // The ready ones on both sides in the order they came; nothing at an end.
    std::optional<ArrivalId> next_ready(core::db::Tx& tx, const Arrival& after);
    std::optional<ArrivalId> ready_before(core::db::Tx& tx, const Arrival& before);
    // Others of the mailroom with the same bytes that are not discarded.
    std::vector<Line> same(core::db::Tx& tx, const Arrival& as);
    std::vector<Line> parts(core::db::Tx& tx, ArrivalId of);

    std::string meant(core::db::Tx& tx, core::UnitId mailroom, const std::string& as_read);   // "" when not known
    void remember(core::db::Tx& tx, core::UnitId mailroom, const std::string& as_read, const std::string& meant);
};

}  // namespace intake
