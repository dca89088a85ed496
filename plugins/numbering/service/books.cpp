// SPDX-License-Identifier: Apache-2.0
// Reading the books; the owners say what may be known of each line.
#include "numbering/service/books.h"

#include <algorithm>
#include <charconv>

#include "core/auth/seat.h"
#include "numbering/store/insertion_store.h"
#include "numbering/store/number_store.h"
#include "numbering/store/series_store.h"

namespace numbering {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr int whole_book = 100'000;

std::int64_t figures(std::string_view text) {
    std::int64_t value = 0;
    const auto [at, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || at != text.data() + text.size() || value < 0)
        throw Error(Code::invalid, "core.error.cursor").of("before");
    return value;
}

// "12" or "12_1": the line the page before ended with.
void read_cursor(std::string_view before, store::Sight& sight) {
    if (before.empty()) return;
    const auto bar = before.find('_');
    sight.no = figures(before.substr(0, bar));
    if (bar != before.npos) sight.suffix_no = figures(before.substr(bar + 1));
}

std::string cursor(const Number& number) {
    const auto no = std::to_string(number.no);
    return number.suffix_no == 0 ? no : no + "_" + std::to_string(number.suffix_no);
}

const OpenBook* open_at(const std::vector<OpenBook>& open, core::UnitId unit) {
    const auto found = std::find_if(open.begin(), open.end(), [&](const OpenBook& each) { return each.unit.id == unit; });
    return found == open.end() ? nullptr : &*found;
}

// What is not open to the actor is not there.
const OpenBook& asked_for(Tx& tx, const std::vector<OpenBook>& open, const BookWish& wish, core::UnitId own) {
    auto unit = wish.unit.value_or(own);
    if (!wish.unit && wish.series)
        if (const auto named = store::series(tx, *wish.series)) unit = named->unit;
    const auto* found = open_at(open, unit);
    if (!found) throw Error(Code::not_found, "numbering.error.book");
    return *found;
}

// Matters are told to who keeps the book or heads within the unit, and to who stands above it, as in the registers of
// letters; others of the unit, and who manages the series of another, read numbers.
std::optional<Card> told(const OpenBook& book, const core::Actor& actor, std::optional<Card> card) {
    const auto& roles = core::seat_of(actor).roles;
    const bool keeps = book.own && (roles.contains("clerk") || roles.contains("archivist") || roles.contains("head"));
    if (card && card->link.empty() && !keeps && !book.over) return std::nullopt;
    return card;
}

// The series named, or the one an ordinary letter of today would take its number from.
std::optional<Series> chosen(const Book& book, const BookWish& wish, core::Date today) {
    if (wish.series) {
        for (const auto& series : book.all)
            if (series.id == *wish.series) return series;
        throw Error(Code::not_found, "numbering.error.book");
    }
    if (const auto* series = choose(book.all, {"", "", {}, today})) return *series;
    if (book.all.empty()) return std::nullopt;
    return book.all.back();
}

void choose_period(Tx& tx, Book& book, const BookWish& wish, core::Date today) {
    const auto running = period_of(book.series->reset, today);
    book.periods = store::periods(tx, book.series->id);
    if (std::find(book.periods.begin(), book.periods.end(), running) == book.periods.end())
        book.periods.insert(book.periods.begin(), running);
    std::sort(book.periods.rbegin(), book.periods.rend());
    book.period = wish.period.empty() ? running : wish.period;
    if (std::find(book.periods.begin(), book.periods.end(), book.period) == book.periods.end())
        throw Error(Code::not_found, "numbering.error.book");
}

}  // namespace

std::optional<Card> Books::card(Tx& tx, const core::Actor& actor, const std::string& subject) {
    auto* owner = subject.empty() ? nullptr : parts_.owners.of(subject);
    return owner ? owner->card(tx, actor, subject) : std::nullopt;
}

Book Books::book(const Context& ctx, const BookWish& wish) {
    const auto own = ctx.actor.seat().book;
    core::ensure(may(ctx.actor, Right::read, own));
    return parts_.db.read([&](Tx& tx) {
        Book book;
        book.open = open_books(tx, parts_, ctx.actor);
        const auto& at = asked_for(tx, book.open, wish, own);
        book.unit = at.unit;
        const auto unit = book.unit.id;
        book.may_keep = may(ctx.actor, Right::keep, unit) == core::Verdict::allowed;
        book.may_manage = may(ctx.actor, Right::manage, unit) == core::Verdict::allowed;
        book.all = store::series_of(tx, unit);
        book.series = chosen(book, wish, ctx.today());
        if (!book.series) return book;
        choose_period(tx, book, wish, ctx.today());
        store::Sight sight{book.series->id, book.period, wish.state, wish.path};
        sight.upwards = wish.whole;
        sight.limit = wish.whole ? whole_book : wish.limit + 1;
        read_cursor(wish.before, sight);
        auto numbers = store::lines(tx, sight);
        if (!wish.whole && numbers.size() > static_cast<std::size_t>(wish.limit)) {
            numbers.pop_back();
            book.next = cursor(numbers.back());
        }
        for (auto& number : numbers) {
            auto shown = told(at, ctx.actor, card(tx, ctx.actor, number.subject));
            book.lines.push_back({std::move(number), std::move(shown)});
        }
        const auto marks = store::marks(tx, book.series->id, book.period);
        const auto standing = store::standing(tx, book.series->id, book.period);
        const auto first = standing ? standing->first : 1;
        book.tally = tally(marks);
        book.findings = findings(
            marks, first,
            first - 1 + core::db::last(tx, store::counter_key(book.series->id, book.period)));
        return book;
    });
}

NumberShown Books::number(const Context& ctx, NumberId id) {
    return parts_.db.read([&](Tx& tx) {
        NumberShown shown;
        auto number = store::number(tx, id);
        if (!number) throw Error(Code::not_found, "numbering.error.not_found");
        const auto open = open_books(tx, parts_, ctx.actor);
        const auto* book = open_at(open, number->unit);
        if (!book) throw Error(Code::not_found, "numbering.error.not_found");
        shown.number = std::move(*number);
        if (auto series = store::series(tx, shown.number.series)) shown.series = std::move(*series);
        if (const auto unit = parts_.directory.unit(tx, shown.number.unit)) shown.unit_name = unit->name;
        shown.card = told(*book, ctx.actor, card(tx, ctx.actor, shown.number.subject));
        shown.insertion = store::insertion_of(tx, id);
        shown.trail = core::audit::of(tx, object_of(id));
        const bool keeps = may(ctx.actor, Right::keep, shown.number.unit) == core::Verdict::allowed;
        shown.may_annul = shown.number.promised() && keeps;
        shown.may_unbind = shown.may_annul && !shown.number.subject.empty();
        return shown;
    });
}

}  // namespace numbering
