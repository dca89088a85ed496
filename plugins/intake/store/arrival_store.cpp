// SPDX-License-Identifier: Apache-2.0
#include "intake/store/arrival_store.h"

#include "core/base/text.h"
#include "core/db/like.h"

namespace intake {

using core::db::Row;
using core::db::Tx;

namespace {

template <class I>
std::optional<I> maybe_id(const Row& row, int column) {
    if (row.null(column)) return std::nullopt;
    return row.id<I>(column);
}

Arrival read_arrival(const Row& row) {
    Arrival made;
    made.id = row.id<ArrivalId>(0);
    made.mailroom = row.id<core::UnitId>(1);
    made.source = source_named(row.text(2));
    made.origin = row.text(3);
    made.about = row.text(4);
    made.key = row.text(5);
    made.came_at = row.instant(6);
    made.file_name = row.text(7);
    made.media = row.text(8);
    made.original = row.digest(9);
    made.pdf = row.digest(10);
    made.pages = static_cast<int>(row.integer(11));
    made.state = state_named(row.text(12));
    made.waits = row.text(13);
    made.reason = row.text(14);
    made.parent = maybe_id<ArrivalId>(row, 15);
    made.from_page = static_cast<int>(row.integer(16));
    made.until_page = static_cast<int>(row.integer(17));
    made.found = suggestions_kept(core::json::parse(row.text(18)));
    made.text = row.text(19);
    made.read_pages = static_cast<int>(row.integer(20));
    made.trouble = row.text(21);
    made.verdict = core::json::parse(row.text(22));
    made.separators = core::json::parse(row.text(23)).get<std::vector<int>>();
    made.entry = maybe_id<incoming::IncomingId>(row, 24);
    made.agenda = row.text(25);
    made.ended_at = row.maybe(26, &Row::instant);
    made.ended_by = row.text(27);
    made.bundle = bundle_kept(core::json::parse(row.text(28)));
    made.recognised = row.text(29);
    return made;
}

void take_what_was_read(Line& line, const std::vector<incoming::Suggestion>& found) {
    for (const auto& each : found) {
        if (each.field == "sender") line.sender = each.value;
        else if (each.field == "number") line.number = each.value;
        else if (each.field == "subject") line.subject = each.value;
        else if (each.field == "date") line.date = core::parse_date(each.value);
    }
}

Line read_line(const Row& row) {
    Line line;
    line.id = row.id<ArrivalId>(0);
    line.source = source_named(row.text(1));
    line.origin = row.text(2);
    line.title = row.text(3);
    line.file_name = row.text(4);
    line.waits = row.text(5);
    line.agenda = row.text(6);
    line.came_at = row.instant(7);
    line.pages = static_cast<int>(row.integer(8));
    line.state = state_named(row.text(9));
    line.entry = maybe_id<incoming::IncomingId>(row, 10);
    line.separators = core::json::parse(row.text(11)).size();
    take_what_was_read(line, suggestions_kept(core::json::parse(row.text(12))));
    line.attachments = bundle_kept(core::json::parse(row.text(13))).attachments().size();
    return line;
}

core::db::Value maybe_text(const std::string& text) {
    return text.empty() ? core::db::Value(nullptr) : core::db::Value(text);
}

core::db::Values states_of(Show show) {
    switch (show) {
        case Show::open: return {name(State::received), name(State::checked), name(State::ready)};
        case Show::ready: return {name(State::ready)};
        case Show::waiting: return {name(State::received), name(State::checked)};
        case Show::quarantined: return {name(State::quarantined)};
        case Show::over: return {name(State::registered), name(State::discarded), name(State::split)};
    }
    return {};
}

// "1732680000000.<id>": where the page before ended.
struct Cursor {
    core::Instant at;
    std::string id;
};
Cursor cursor_of(const std::string& text) {
    const auto point = text.find('.');
    try {
        if (point == text.npos) throw core::Error(core::Code::invalid, "core.error.invalid");
        const auto id = ArrivalId::parse(text.substr(point + 1));
        return {{std::stoll(text.substr(0, point))}, id.text()};
    } catch (const std::exception&) {
        throw core::Error("intake.error.filter", {{"after", "intake.fault.after", {}}});
    }
}

}  // namespace

std::string_view name(Show show) {
    switch (show) {
        case Show::open: return "open";
        case Show::ready: return "ready";
        case Show::waiting: return "waiting";
        case Show::quarantined: return "quarantined";
        case Show::over: return "over";
    }
    return "";
}

void ArrivalStore::insert(Tx& tx, const Arrival& a) {
    tx.exec(
        "INSERT INTO intake_arrival (id, mailroom_id, source, origin, about, came_key, came_at, file_name, media, "
        "original, pdf, pages, state, waits, reason, parent_id, from_page, until_page, found, body, read_pages, "
        "trouble, verdict, separators, title, entry_id, agenda, ended_at, ended_by, bundle, recognised) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {a.id, a.mailroom, name(a.source), a.origin, a.about, maybe_text(a.key), a.came_at, a.file_name, a.media,
         a.original, a.pdf, a.pages, name(a.state), a.waits, a.reason, a.parent, a.from_page, a.until_page,
         to_json(a.found).dump(), a.text, a.read_pages, a.trouble, a.verdict.dump(),
         core::Json(a.separators).dump(), a.title(), a.entry, a.agenda, a.ended_at, a.ended_by,
         to_json(a.bundle).dump(), a.recognised});
}

bool ArrivalStore::update(Tx& tx, const Arrival& a, State was) {
    return tx.exec(
               "UPDATE intake_arrival SET mailroom_id = ?, pdf = ?, pages = ?, state = ?, waits = ?, reason = ?, "
               "found = ?, body = ?, read_pages = ?, trouble = ?, verdict = ?, separators = ?, title = ?, "
               "entry_id = ?, agenda = ?, ended_at = ?, ended_by = ?, bundle = ?, recognised = ? WHERE id = ? AND state = ?",
               {a.mailroom, a.pdf, a.pages, name(a.state), a.waits, a.reason, to_json(a.found).dump(), a.text,
                a.read_pages, a.trouble, a.verdict.dump(), core::Json(a.separators).dump(), a.title(), a.entry,
                a.agenda, a.ended_at, a.ended_by, to_json(a.bundle).dump(), a.recognised, a.id, name(was)}) == 1;
}

std::optional<Arrival> ArrivalStore::find(Tx& tx, ArrivalId id) {
    return tx.one(
        "SELECT id, mailroom_id, source, origin, about, came_key, came_at, file_name, media, original, pdf, pages, "
        "state, waits, reason, parent_id, from_page, until_page, found, body, read_pages, trouble, verdict, "
        "separators, entry_id, agenda, ended_at, ended_by, bundle, recognised FROM intake_arrival WHERE id = ?",
        {id}, read_arrival);
}

Arrival ArrivalStore::get(Tx& tx, ArrivalId id) {
    auto found = find(tx, id);
    if (!found) throw core::Error(core::Code::not_found, "intake.error.not_found");
    return *std::move(found);
}

bool ArrivalStore::known(Tx& tx, const std::string& key) {
    return tx.count("SELECT COUNT(*) FROM intake_arrival WHERE came_key = ?", {key}) > 0;
}

Page ArrivalStore::page(Tx& tx, core::UnitId mailroom, const Wish& wish) {
    core::db::Query query(
        "SELECT id, source, origin, title, file_name, waits, agenda, came_at, pages, state, entry_id, separators, "
        "found, bundle FROM intake_arrival WHERE mailroom_id = ? AND state IN (",
        {mailroom});
    query.list(states_of(wish.show)).add(")");
    if (wish.source) query.add(" AND source = ?", {name(*wish.source)});
    if (!wish.words.empty()) {
        const auto part = core::db::like_part(wish.words);
        query.add(" AND (LOWER(title) LIKE CAST(? AS TEXT) ESCAPE '\\' OR LOWER(file_name) LIKE CAST(? AS TEXT) "
                  "ESCAPE '\\' OR LOWER(origin) LIKE CAST(? AS TEXT) ESCAPE '\\')",
                  {part, part, part});
    }
    // What is open is worked off from the oldest; what is over is looked back at.
    const bool newest = wish.show == Show::over;
    if (!wish.after.empty()) {
        const auto from = cursor_of(wish.after);
        if (newest) query.add(" AND (came_at, id) < (?, ?)", {from.at, from.id});
        else query.add(" AND (came_at, id) > (?, ?)", {from.at, from.id});
    }
    if (newest) query.add(" ORDER BY came_at DESC, id DESC LIMIT ?", {wish.limit + 1});
    else query.add(" ORDER BY came_at, id LIMIT ?", {wish.limit + 1});
    Page page{query.all(tx, read_line), {}};
    if (page.lines.size() > static_cast<std::size_t>(wish.limit)) {
        page.lines.pop_back();
        page.next = std::to_string(page.lines.back().came_at.ms) + "." + page.lines.back().id.text();
    }
    return page;
}

std::vector<Arrival> ArrivalStore::quarantined(Tx& tx) {
    const auto ids =
        tx.all("SELECT id FROM intake_arrival WHERE state = 'quarantined' ORDER BY came_at, id LIMIT 200", {},
               [](const Row& row) { return row.id<ArrivalId>(0); });
    std::vector<Arrival> all;
    for (const auto& id : ids) all.push_back(get(tx, id));
    return all;
}

Counts ArrivalStore::counts(Tx& tx, core::UnitId mailroom) {
    Counts counts;
    tx.each("SELECT state, COUNT(*) FROM intake_arrival WHERE mailroom_id = ? AND state IN ('received', 'checked', "
            "'ready', 'quarantined') GROUP BY state",
            {mailroom}, [&](const Row& row) {
                const auto state = state_named(row.text(0));
                if (state == State::ready) counts.ready = row.integer(1);
                else if (state == State::quarantined) counts.quarantined = row.integer(1);
                else counts.waiting += row.integer(1);
            });
    return counts;
}

std::optional<ArrivalId> ArrivalStore::next_ready(Tx& tx, const Arrival& after) {
    return tx.one("SELECT id FROM intake_arrival WHERE mailroom_id = ? AND state = 'ready' AND (came_at, id) > (?, ?) "
                  "ORDER BY came_at, id LIMIT 1",
                  {after.mailroom, after.came_at, after.id}, [](const Row& row) { return row.id<ArrivalId>(0); });
}

std::optional<ArrivalId> ArrivalStore::ready_before(Tx& tx, const Arrival& before) {
    return tx.one("SELECT id FROM intake_arrival WHERE mailroom_id = ? AND state = 'ready' AND (came_at, id) < (?, ?) "
                  "ORDER BY came_at DESC, id DESC LIMIT 1",
                  {before.mailroom, before.came_at, before.id}, [](const Row& row) { return row.id<ArrivalId>(0); });
}

std::vector<Line> ArrivalStore::same(Tx& tx, const Arrival& as) {
    return tx.all(
        "SELECT id, source, origin, title, file_name, waits, agenda, came_at, pages, state, entry_id, separators, "
        "found, bundle FROM intake_arrival WHERE (original = ? OR pdf = ?) AND mailroom_id = ? AND id <> ? "
        "AND state NOT IN ('discarded', 'split') ORDER BY came_at LIMIT 10",
        {as.original, as.pdf, as.mailroom, as.id}, read_line);
}

std::vector<Line> ArrivalStore::parts(Tx& tx, ArrivalId of) {
    return tx.all(
        "SELECT id, source, origin, title, file_name, waits, agenda, came_at, pages, state, entry_id, separators, "
        "found, bundle FROM intake_arrival WHERE parent_id = ? ORDER BY from_page, id",
        {of}, read_line);
}

std::string ArrivalStore::meant(Tx& tx, core::UnitId mailroom, const std::string& as_read) {
    return tx.one("SELECT meant FROM intake_sender WHERE mailroom_id = ? AND as_read = ?",
                  {mailroom, core::text::lower(as_read)}, [](const Row& row) { return row.text(0); })
        .value_or("");
}

void ArrivalStore::remember(Tx& tx, core::UnitId mailroom, const std::string& as_read, const std::string& meant) {
    tx.exec("INSERT INTO intake_sender (mailroom_id, as_read, meant) VALUES (?, ?, ?) "
            "ON CONFLICT (mailroom_id, as_read) DO UPDATE SET meant = excluded.meant",
            {mailroom, core::text::lower(as_read), meant});
}

}  // namespace intake
