// SPDX-License-Identifier: Apache-2.0
// What waits to be filed, and where it may go.
#include "archive/service/cabinet.h"

#include <algorithm>
#include <set>

#include "archive/service/asking.h"
#include "archive/store/choice_store.h"
#include "classification/order.h"

namespace archive {

using core::Context;
using core::Verdict;
using core::db::Tx;

Unfiled Cabinet::pending(const Context& ctx, const store::Queue& queue) {
    return db_.read([&](Tx& tx) {
        const auto sight = subjects_.sight(tx, ctx.actor);
        auto more = queue;
        ++more.limit;
        Unfiled found{store::pending(tx, sight, more), "", store::count_pending(tx, sight, queue)};
        if (static_cast<int>(found.all.size()) > queue.limit) {
            found.all.pop_back();
            found.next = store::place_of(found.all.back());
        }
        subjects_.tell_newest(tx, ctx.actor, found.all);
        return found;
    });
}

std::int64_t Cabinet::count_pending(const Context& ctx) {
    if (ctx.actor.seats.empty()) return 0;
    return db_.read([&](Tx& tx) { return store::count_pending(tx, subjects_.sight(tx, ctx.actor)); });
}

CodeChoice Cabinet::choose_codes(const Context&, std::string_view words, const std::optional<std::string>& under) {
    constexpr int most_found = 60;
    constexpr std::size_t deepest = 16;   // more steps up than this is a circle
    if (!under && words.empty()) return {};
    return db_.read([&](Tx& tx) {
        CodeChoice found;
        for (auto& code : under ? instruments_.children(tx, *under) : instruments_.search(tx, words, most_found))
            (code.leaf ? found.leaves : found.heads).push_back(std::move(code));
        std::sort(found.heads.begin(), found.heads.end(), [](const auto& a, const auto& b) {
            return classification::sort_key(a.code) < classification::sort_key(b.code);
        });
        for (auto at = under ? instruments_.code(tx, *under) : std::nullopt; at && found.above.size() < deepest;) {
            const auto parent = at->parent;
            found.above.insert(found.above.begin(), *std::move(at));
            at = parent.empty() ? std::nullopt : instruments_.code(tx, parent);
        }
        return found;
    });
}

std::vector<classification::Code> Cabinet::used_codes(const Context& ctx) {
    constexpr int most_used = 12, most_shown = 8, years = 10;
    if (ctx.actor.seats.empty()) return {};
    return db_.read([&](Tx& tx) {
        const auto since = core::add_days(ctx.today(), -365 * years);
        std::vector<classification::Code> all;
        for (const auto& each : store::used_codes(tx, subjects_.sight(tx, ctx.actor), archive_of(tx, ctx), since, most_used))
            if (auto code = instruments_.code(tx, each); code && code->leaf && all.size() < most_shown) all.push_back(*std::move(code));
        return all;
    });
}

OpenOnes Cabinet::open_in(Tx& tx, const Context& ctx, core::UnitId unit, const std::string& words) {
    const auto sight = subjects_.sight(tx, ctx.actor);
    store::Wish wish;
    wish.state = State::open;
    wish.unit = unit;
    wish.limit = most_offered;
    OpenOnes ones;
    ones.all = ones.found = store::count(tx, sight, wish);
    wish.words = words;
    if (!words.empty()) ones.found = store::count(tx, sight, wish);
    ones.shown = store::list(tx, sight, wish);
    return ones;
}

core::UnitId Cabinet::own_archive(const Context& ctx) {
    return ctx.actor.seats.empty() ? core::UnitId{} : db_.read([&](Tx& tx) { return archive_of(tx, ctx); });
}

OpenOnes Cabinet::open_ones(const Context& ctx, const std::string& words) {
    return db_.read([&](Tx& tx) { return open_in(tx, ctx, archive_of(tx, ctx), words); });
}

Dossier Cabinet::open_called(const Context& ctx, const std::string& number) {
    ensure_files(ctx);
    return db_.read([&](Tx& tx) {
        auto found = called(tx, ctx, archive_of(tx, ctx), number);
        if (!found || found->state != State::open || found->gone())
            throw core::Error("core.error.invalid", {{"number", "archive.fault.other_dossier", {}}});
        return *std::move(found);
    });
}

std::optional<Letter> Cabinet::own_letter(Tx& tx, const Context& ctx, std::string_view subject) {
    if (subjects_.may_see(tx, ctx.actor, subject) != Verdict::allowed) return std::nullopt;
    auto letter = coming(tx, subject);
    if (!letter || archive_of(tx, ctx) != letter->unit) return std::nullopt;
    return letter;
}

std::vector<Named> Cabinet::named(const Context& ctx, const std::vector<std::string>& subjects) {
    core::ensure(files(ctx.actor) && !ctx.actor.seats.empty() ? Verdict::allowed : Verdict::forbidden);
    return db_.read([&](Tx& tx) {
        std::vector<Named> all;
        for (const auto& subject : subjects) all.push_back({subject, own_letter(tx, ctx, subject)});
        return all;
    });
}

std::vector<Proposed> Cabinet::proposed(const Context& ctx, const std::vector<std::string>& subjects) {
    core::ensure(files(ctx.actor) && !ctx.actor.seats.empty() ? Verdict::allowed : Verdict::forbidden);
    return db_.read([&](Tx& tx) {
        std::vector<Proposed> all;
        for (const auto& subject : subjects) {
            auto& one = all.emplace_back();
            one.subject = subject;
            one.letter = own_letter(tx, ctx, subject);
            if (!one.letter) continue;   // its place in the list tells nothing of it
            auto best = suggest_for(tx, ctx, *one.letter);
            if (!best.empty()) one.best = std::move(best.front());
        }
        return all;
    });
}

namespace {

// Dossiers weighed for one letter: those of its matter and of earlier choices, and the newest of its code.
constexpr std::size_t most_known = 200;
constexpr int most_of_code = 50;

}  // namespace

std::vector<Suggestion> Cabinet::suggest_for(Tx& tx, const Context& ctx, const Letter& letter) {
    auto experience = store::experience(tx, letter);
    for (const auto& subject : subjects_.related(tx, ctx.actor, letter.subject))
        if (const auto id = store::dossier_of(tx, subject, letter.unit)) ++experience.related[*id];
    return suggest(letter, candidates(tx, ctx, letter, experience), experience);
}

std::vector<Dossier> Cabinet::candidates(Tx& tx, const Context& ctx, const Letter& letter,
                                         const Experience& experience) {
    const auto sight = subjects_.sight(tx, ctx.actor);
    store::Wish wish;
    wish.state = State::open;
    wish.unit = letter.unit;
    auto of_code = wish;
    for (const auto* those : {&experience.related, &experience.chosen})
        for (const auto& [id, times] : *those)
            if (wish.among.size() < most_known) wish.among.push_back(id);
    std::vector<Dossier> all;
    if (!wish.among.empty()) all = store::list(tx, sight, wish);
    if (!letter.code.empty()) {
        of_code.code = letter.code;
        of_code.limit = most_of_code;
        for (auto& each : store::list(tx, sight, of_code))
            if (std::none_of(all.begin(), all.end(), [&](const Dossier& one) { return one.id == each.id; }))
                all.push_back(std::move(each));
    }
    std::sort(all.begin(), all.end(), [](const Dossier& a, const Dossier& b) {
        if (a.year != b.year) return a.year > b.year;
        const auto [series, number] = place_in_year(a.number);
        const auto [other, its] = place_in_year(b.number);
        return series != other ? series < other : number > its;
    });
    return all;
}

std::vector<std::pair<directory::Unit, store::Waiting>> Cabinet::pending_by_unit(const Context& ctx) {
    return db_.read([&](Tx& tx) {
        auto sight = subjects_.sight(tx, ctx.actor);
        std::vector<std::pair<directory::Unit, store::Waiting>> all;
        const bool everywhere = of_records_unit(tx, ctx);
        const auto counts = everywhere ? store::waiting_everywhere(tx, sight) : store::waiting(tx, sight);
        if (everywhere) sight.all = true;
        const auto units = subjects_.units(tx, sight);
        for (const auto& waiting : counts)
            for (const auto& unit : units)
                if (unit.id == waiting.unit) all.emplace_back(unit, waiting);
        return all;
    });
}

bool Cabinet::oversees(const Context& ctx) {
    return !ctx.actor.seats.empty() && ctx.actor.may("archive.file") && db_.read([&](Tx& tx) { return of_records_unit(tx, ctx); });
}

std::optional<Desk> Cabinet::desk(const Context& ctx, std::string_view subject, const std::string& words) {
    if (ctx.actor.seats.empty()) return std::nullopt;
    return db_.read([&](Tx& tx) -> std::optional<Desk> {
        const auto letter = own_letter(tx, ctx, subject);
        if (!letter) return std::nullopt;
        Desk desk;
        desk.letter = *letter;
        if (const auto newest = subjects_.newest(tx, ctx.actor, {letter->subject}); !newest.empty())
            desk.newer = newest.begin()->second;
        const auto sight = subjects_.sight(tx, ctx.actor);
        if (const auto place = filed(tx, subject, letter->unit)) {
            desk.why_not = "archive.error.filed";
            desk.hidden_place = !store::find(tx, sight, place->dossier);
            if (desk.hidden_place) return desk;
            desk.filed = place;
            for (const auto& item : store::items(tx, place->dossier))
                if (item.number == place->item) desk.described = item;
            return desk;
        }
        if (!letter->finished)
            desk.why_not = "archive.error.unfinished";
        else if (!files(ctx.actor))
            desk.why_not = "archive.why.role";
        desk.suggested = suggest_for(tx, ctx, *letter);
        std::set<DossierId> best;
        for (const auto& each : desk.suggested) best.insert(each.dossier.id);
        if (words.empty() && !letter->code.empty()) {
            store::Wish alike;
            alike.state = State::open;
            alike.unit = letter->unit;
            alike.codes = {letter->code};
            alike.limit = most_offered;
            desk.same = store::list(tx, sight, alike);
        }
        auto open = open_in(tx, ctx, letter->unit, words);
        desk.open = open.all;
        std::erase_if(desk.same, [&](const Dossier& each) { return best.contains(each.id); });
        std::erase_if(open.shown, [&](const Dossier& each) {
            return words.empty() && (best.contains(each.id) || each.code == letter->code);
        });
        desk.others = std::move(open.shown);
        return desk;
    });
}

}  // namespace archive
