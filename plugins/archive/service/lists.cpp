// SPDX-License-Identifier: Apache-2.0
#include "archive/service/lists.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace archive {

using core::Context;
using core::db::Tx;

std::string_view name(Form form) {
    switch (form) {
        case Form::register_: return "berkas";
        case Form::contents: return "isi";
        case Form::active: return "aktif";
        case Form::inactive: return "inaktif";
        case Form::inactive_short: return "inaktif_12";
        case Form::inactive_long: return "inaktif_16";
        case Form::archival: return "statis";
        case Form::vital: return "vital";
        case Form::guarded: return "terjaga";
        case Form::guarded_contents: return "terjaga_isi";
    }
    return "berkas";
}

namespace {

constexpr int most_portion = 10'000;        // dossiers looked at in one question
constexpr std::size_t most_filled = 500;   // whose items are in memory before it is known that they are shown
constexpr std::size_t most_named = 1'000;  // by their ids in one question

bool past_active(const Line& line) { return line.phase == Phase::inactive || line.phase == Phase::ended; }

// Only what a records unit or an institution has bears a definitive number.
bool numbered_there(Form form) {
    return form == Form::inactive || form == Form::inactive_short || form == Form::inactive_long || form == Form::archival;
}

bool in_use(const Line& line) { return line.dossier.life == Life::active && !past_active(line); }

bool belongs(Form form, const Line& line) {
    const bool gone = line.dossier.gone();
    const auto life = line.dossier.life;
    const auto marked = [&](Mark::Kind kind) {
        for (const auto& each : line.marks)
            if (each.kind == kind) return true;
        return false;
    };
    switch (form) {
        case Form::register_:
        case Form::contents: return !gone;
        case Form::active: return in_use(line);
        case Form::inactive:
        case Form::inactive_short:
        case Form::inactive_long: return life == Life::inactive || (life == Life::active && past_active(line));
        case Form::archival: return life == Life::archival;
        case Form::vital: return !gone && marked(Mark::Kind::vital);
        case Form::guarded:
        case Form::guarded_contents: return !gone && marked(Mark::Kind::guarded);
    }
    return false;
}

std::vector<Line> lines_of(Tx& tx, std::vector<Dossier> dossiers) {
    std::vector<Line> lines;
    std::vector<DossierId> ids;
    std::map<DossierId, std::size_t> at;
    for (auto& each : dossiers) {
        at[each.id] = lines.size();
        ids.push_back(each.id);
        lines.emplace_back();
        lines.back().dossier = std::move(each);
    }
    for (auto& [id, clock] : store::wound(tx, ids)) lines[at.at(id)].clock = std::move(clock);
    for (auto& mark : store::marks(tx, ids)) lines[at.at(mark.dossier)].marks.push_back(std::move(mark));
    return lines;
}

void fill_items(Tx& tx, std::vector<Line>::iterator from, std::vector<Line>::iterator to, const Picked* picked) {
    std::vector<DossierId> ids;
    std::map<DossierId, Line*> at;
    for (; from != to; ++from) {
        ids.push_back(from->dossier.id);
        at[from->dossier.id] = &*from;
    }
    for (auto& item : store::items(tx, ids)) at.at(item.dossier)->items.push_back(std::move(item));
    for (auto& [id, line] : at) {
        line->extent = extent(line->items);
        if (!picked || !picked->only.contains(id)) continue;
        const auto& only = picked->only.at(id);
        std::erase_if(line->items, [&](const Item& item) { return !only.contains(item.subject); });
    }
}

// How many a form has of it; one that has none is told in the count, and costs as much as one.
std::size_t rows_of(Form form, const Line& line) {
    const auto marked = [&](Mark::Kind kind) {
        return std::count_if(line.marks.begin(), line.marks.end(), [&](const Mark& each) { return each.kind == kind; });
    };
    std::ptrdiff_t rows = 1;
    if (form == Form::vital) rows = marked(Mark::Kind::vital);
    if (form == Form::guarded) rows = marked(Mark::Kind::guarded);
    if (form == Form::contents || form == Form::guarded_contents || form == Form::active)
        rows = std::count_if(line.items.begin(), line.items.end(), [](const Item& each) { return !each.moved(); });
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(rows, 1));
}

// Whole dossiers, until the form has so many rows.
struct Filling {
    Tx& tx;
    Form form;
    std::size_t limit;
    Listed& listed;
    const Picked* picked = nullptr;
    std::size_t rows = 0;

    void take(std::vector<Line> lines) {
        for (std::size_t from = 0; from < lines.size(); from += most_filled) {
            const auto first = lines.begin() + static_cast<std::ptrdiff_t>(from);
            const auto last = first + static_cast<std::ptrdiff_t>(std::min(most_filled, lines.size() - from));
            fill_items(tx, first, last, picked);
            for (auto line = first; line != last; ++line) {
                rows += rows_of(form, *line);
                listed.more = rows > limit && !listed.lines.empty();
                if (listed.more) return;
                listed.lines.push_back(std::move(*line));
            }
        }
    }
};

// What the database can leave out of a form.
void ask_for(Form form, store::Wish& wish) {
    wish.here = true;
    wish.oldest_first = true;
    if (form == Form::active) wish.life = Life::active;
    if (inactive(form)) wish.past_active = true;
    if (form == Form::archival) wish.life = Life::archival;
    if (form == Form::vital) wish.mark = name(Mark::Kind::vital);
    if (form == Form::guarded || form == Form::guarded_contents) wish.mark = name(Mark::Kind::guarded);
}

// All months before as one.
std::vector<store::Due> earlier(std::vector<store::Due> months, const std::string& name) {
    std::vector<store::Due> sums;
    for (auto& each : months) {
        each.month = name;
        const auto same = std::find_if(sums.begin(), sums.end(), [&](const store::Due& one) {
            return one.unit == each.unit && one.ending == each.ending && one.fate == each.fate;
        });
        if (same == sums.end()) sums.push_back(std::move(each));
        else same->dossiers += each.dossiers;
    }
    return sums;
}

// What a clock says and what a rule says of each, by one look for all of them; a rule for each code.
void fill_terms(Tx& tx, const Context& ctx, Cabinet& cabinet, std::map<classification::Matter, std::optional<Rule>>& rules,
                std::vector<Line>& lines) {
    std::vector<Line*> blank;
    std::vector<Dossier> unwound;
    for (auto& line : lines) {
        auto& dossier = line.dossier;
        if (dossier.state == State::open) {
            const auto matter = dossier.matter();
            if (!rules.contains(matter)) rules[matter] = cabinet.rule_in_force(tx, matter);
            dossier.rule = rules[matter];
        } else if (!line.clock) {
            blank.push_back(&line);
            unwound.push_back(dossier);
        }
    }
    if (!unwound.empty()) {
        auto clocks = cabinet.wound_now(tx, ctx, std::move(unwound));
        for (std::size_t at = 0; at < blank.size(); ++at) blank[at]->clock = std::move(clocks[at]);
    }
    for (auto& line : lines) {
        if (line.clock) line.phase = line.clock->phase(ctx.today());
        if (!line.dossier.rule) continue;
        line.active_years = line.dossier.rule->active_years;
        line.inactive_years = line.dossier.rule->inactive_years;
        // A committee may have decided otherwise than the rule.
        line.fate = line.clock ? line.clock->fate : line.dossier.rule->fate;
    }
}

// As the database lists them; in the order of definitive numbers what has none yet comes last.
bool before(const Dossier& one, const Dossier& other, bool by_definitive) {
    if (by_definitive && one.definitive != other.definitive)
        return one.definitive && (!other.definitive || *one.definitive < *other.definitive);
    const auto place = place_in_year(one.number), there = place_in_year(other.number);
    return std::tie(one.unit_name, one.unit, one.year, place) < std::tie(other.unit_name, other.unit, other.year, there);
}

}  // namespace

std::vector<DossierId> secret_in(const Listed& listed) {
    std::vector<DossierId> all;
    for (const auto& line : listed.lines)
        if (classification::secret(line.dossier.access)) all.push_back(line.dossier.id);
    return all;
}

void Lists::fill_copies(Tx& tx, Form form, std::vector<Line>& lines) {
    auto* copies = form == Form::inactive_long && !lines.empty() ? copies_() : nullptr;
    if (copies == nullptr) return;
    std::vector<DossierId> ids;
    for (const auto& line : lines) ids.push_back(line.dossier.id);
    const auto files = copies->files(tx, ids);
    for (auto& line : lines) line.digitised = files.contains(line.dossier.id);
}

Listed Lists::of(Tx& tx, const Context& ctx, Form form, const Picked& picked, const Reached& reached) {
    Listed listed;
    const auto sight = subjects_.sight(tx, ctx.actor);
    listed.agency = subjects_.agency(tx);
    listed.site = site_;
    store::Wish wish;
    wish.today = ctx.today();
    wish.limit = static_cast<int>(most_named);
    ask_for(form, wish);
    std::vector<Dossier> found;
    const auto& all = picked.dossiers;
    for (std::size_t from = 0; from < all.size(); from += most_named) {
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(from);
        wish.among.assign(first, first + static_cast<std::ptrdiff_t>(std::min(most_named, all.size() - from)));
        for (auto& each : store::list(tx, sight, wish)) found.push_back(std::move(each));
    }
    std::sort(found.begin(), found.end(),
              [&](const Dossier& one, const Dossier& other) { return before(one, other, numbered_there(form)); });
    std::map<classification::Matter, std::optional<Rule>> rules;
    Filling filling{tx, form, most_listed, listed, &picked};
    for (std::size_t from = 0; from < found.size() && !listed.more; from += most_filled) {
        reached(static_cast<std::int64_t>(from), static_cast<std::int64_t>(found.size()));
        const auto first = std::make_move_iterator(found.begin() + static_cast<std::ptrdiff_t>(from));
        auto lines = lines_of(tx, {first, first + static_cast<std::ptrdiff_t>(std::min(most_filled, found.size() - from))});
        fill_terms(tx, ctx, cabinet_, rules, lines);
        std::erase_if(lines, [&](const Line& line) { return !belongs(form, line); });
        fill_copies(tx, form, lines);
        filling.take(std::move(lines));
    }
    return listed;
}

Listed Lists::list(const Context& ctx, const ListWish& wanted) {
    return db_.read([&](Tx& tx) {
        Listed listed;
        const auto sight = subjects_.sight(tx, ctx.actor);
        listed.agency = subjects_.agency(tx);
        listed.site = site_;
        listed.units = subjects_.units(tx, sight);
        auto wish = cabinet_.widen(tx, sight, wanted.wish);
        wish.today = ctx.today();
        ask_for(wanted.form, wish);
        if (wish.unplaced) wish.units = sight.kept;   // what waits where the reader works, as it is counted
        if (wanted.of_active()) wish.life = Life::active;
        std::map<classification::Matter, std::optional<Rule>> rules;   // of open dossiers, by code
        Filling filling{tx, wanted.form, static_cast<std::size_t>(wish.limit), listed, nullptr};
        // A page looks at little more than it shows; what is rare in a form is looked for in portions that grow.
        for (int portion = std::min(wish.limit, most_portion) + 1;; portion = std::min(4 * portion, most_portion)) {
            wish.limit = portion;
            auto lines = lines_of(tx, store::list(tx, sight, wish));
            if (lines.empty()) break;
            const bool last = static_cast<int>(lines.size()) < portion;
            wish.past = store::spot(lines.back().dossier);
            fill_terms(tx, ctx, cabinet_, rules, lines);
            std::erase_if(lines, [&](const Line& line) {
                if (wish.phase && line.phase != *wish.phase) return true;
                if (wish.fate && line.fate != *wish.fate) return true;
                if (wanted.of_active() && !in_use(line)) return true;
                return !belongs(wanted.form, line);
            });
            fill_copies(tx, wanted.form, lines);
            filling.take(std::move(lines));
            if (listed.more || last) break;
        }
        return listed;
    });
}

bool Lists::note_reading(const Context& ctx, const Listed& listed, std::string_view what) {
    return cabinet_.note_listed(ctx, secret_in(listed), what);
}

std::int64_t Lists::count(const Context& ctx, Waits waits) {
    if (ctx.actor.seats.empty()) return 0;
    return db_.read([&](Tx& tx) {
        return store::count_waiting(tx, subjects_.sight(tx, ctx.actor), waits, ctx.today(), most_counted);
    });
}

std::int64_t Lists::count_secret_ended(const Context& ctx) {
    if (ctx.actor.seats.empty() || !ctx.actor.seat().roles.contains("head")) return 0;
    return db_.read([&](Tx& tx) { return store::count_secret_ended(tx, subjects_.sight(tx, ctx.actor), ctx.today()); });
}

Calendar Lists::due(const Context& ctx, int year, const std::optional<core::UnitId>& unit) {
    return db_.read([&](Tx& tx) {
        const auto sight = subjects_.sight(tx, ctx.actor);
        const auto when = std::chrono::year(year);
        const auto end = core::Date((when - std::chrono::years(1)) / std::chrono::December / 31);
        auto all = earlier(store::due(tx, sight, unit, first_day, end),
                           std::string(month_and_before) + core::iso(end).substr(0, 7));
        for (auto& each : store::due(tx, sight, unit, when / std::chrono::January / 1, when / std::chrono::December / 31))
            all.push_back(std::move(each));
        return Calendar{subjects_.units(tx, sight), std::move(all)};
    });
}

}  // namespace archive
