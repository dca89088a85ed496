// SPDX-License-Identifier: Apache-2.0
// Questions of the pages, each answered from one snapshot.
#include "letters/service/desk.h"

#include <algorithm>
#include <map>
#include <set>

#include "letters/domain/recipients.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

const signing::Step* awaited(const std::optional<signing::Round>& round) {
    if (!round) return nullptr;
    for (const auto& step : round->steps)
        if (step.state == signing::StepState::active) return &step;
    return nullptr;
}

std::string seat_of(const signing::Step& step) {
    const auto capacity = core::printed(step.capacity);
    return capacity.empty() ? step.position_name : std::string(capacity) + " " + step.position_name;
}

// In a list the number of a secret letter is told to nobody.
std::optional<Newer> stands(const std::vector<Newer>& all) {
    auto newer = newest(all);
    if (newer && newer->secret) newer->number.clear();
    return newer;
}

}  // namespace

Lines Desk::list(const Context& ctx, const Wish& wish) {
    return parts_.db.read([&](Tx& tx) {
        if (!wish.kind.empty() && !parts_.styles.kind(tx, wish.kind))
            throw core::Error("letters.error.filter", {{"kind", "letters.fault.kind", {}}});
        auto found = parts_.desk.list(tx, ctx.actor, wish);
        std::map<std::string, std::string> names;
        std::vector<LetterId> ids;
        for (const auto& line : found.lines) ids.push_back(line.id);
        auto changes = parts_.relations.changes(tx, ids);
        for (auto& line : found.lines) {
            line.newer = stands(changes[line.id]);
            auto& name = names[line.kind];
            if (name.empty())
                if (const auto kind = parts_.styles.kind(tx, line.kind)) name = kind->name;
            line.kind_name = name;
            if (line.state != State::waiting) continue;
            const auto round = parts_.rounds.current(tx, subject_of(line.id));
            if (const auto* step = awaited(round)) line.holder = seat_of(*step);
        }
        return found;
    });
}

std::vector<style::Kind> Desk::kinds(const Context&) {
    return parts_.db.read([&](Tx& tx) { return parts_.styles.kinds(tx); });
}

std::int64_t Desk::count(const Context& ctx, const Wish& wish) {
    return parts_.db.read([&](Tx& tx) { return parts_.desk.count(tx, ctx.actor, wish); });
}

Whole Desk::whole(const Context& ctx, LetterId id) {
    return parts_.db.read([&](Tx& tx) {
        Whole whole;
        whole.letter = open_for(tx, parts_, ctx.actor, Right::read, id);
        const auto& letter = whole.letter;
        const auto standing = parts_.letters.standing(tx, letter);
        const auto allowed = [&](Right right) {
            return may(ctx.actor, right, standing) == core::Verdict::allowed;
        };
        whole.may_edit = letter.state == State::draft && allowed(Right::edit);
        whole.may_take_back = letter.state == State::waiting && allowed(Right::take_back);
        whole.may_withdraw = letter.state == State::sealing && allowed(Right::withdraw);
        if (const auto unit = parts_.directory.unit(tx, letter.unit)) whole.unit_name = unit->name;
        whole.kind = kind_of(tx, parts_, letter.content);
        if (letter.numbered_as) {
            whole.signer_position = style::in_one_line(letter.numbered_as->block);
        } else if (const auto position = parts_.directory.position(tx, letter.content.signer)) {
            whole.signer_position = position->name;
        }
        whole.receipts = parts_.letters.receipts(tx, id);
        auto own = standing;
        own.addressees.clear();
        whole.inside = may(ctx.actor, Right::read, own) == core::Verdict::allowed;
        if (!whole.inside) {
            whole.letter.note.clear();
            return whole;
        }
        whole.versions = parts_.letters.versions(tx, id);
        whole.trail = core::audit::of(tx, subject_of(id));
        whole.round = parts_.rounds.current(tx, subject_of(id));
        if (const auto* step = awaited(whole.round)) {
            whole.awaited = *step;
            whole.awaited->position_name = seat_of(*step);
        }
        if (letter.state == State::draft) whole.ahead = forecast(tx, parts_, letter.content, ctx.today());
        return whole;
    });
}

Choices Desk::choices(const Context& ctx) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        auto& directory = parts_.directory;
        const auto book = directory.numbering_unit(tx, seat.unit).id;
        std::map<core::UnitId, directory::Unit> units;
        for (const auto& unit : directory.units(tx)) units[unit.id] = unit;
        const auto below_book = [&](core::UnitId unit) {
            for (std::optional<core::UnitId> at = unit; at; at = units[*at].parent)
                if (*at == book) return true;
            return false;
        };
        std::set<core::PositionId> above;
        for (const auto& each : directory.line_above(tx, seat.position)) above.insert(each.id);
        Choices choices;
        for (const auto& position : directory.all_positions(tx)) {
            Choice choice{position.id, position.name, units[position.unit].name, position.signs};
            choice.head = position.signs || position.roles.contains("head");
            choice.near = above.contains(position.id) || below_book(position.unit);
            choices.positions.push_back(std::move(choice));
        }
        choices.groups = directory.groups(tx);
        return choices;
    });
}

void Desk::add_groups(const Context&, const std::vector<std::string>& codes, bool copy,
                      Content& content) {
    if (codes.empty()) return;
    parts_.db.read([&](Tx& tx) {
        const auto groups = parts_.directory.groups(tx);
        const std::string field = copy ? "copy_groups" : "groups";
        std::vector<core::Fault> faults;
        for (const auto& code : codes)
            if (std::none_of(groups.begin(), groups.end(), [&](const auto& each) { return each.code == code; }))
                faults.push_back({field, "letters.fault.group", {{"code", code}}});
        if (!faults.empty()) throw core::Error("letters.error.incomplete", std::move(faults));
        for (const auto& group : groups) {
            if (std::find(codes.begin(), codes.end(), group.code) == codes.end()) continue;
            GroupMembers members{group.code, {}};
            for (const auto& each : group.members)
                if (const auto position = parts_.directory.position(tx, each))
                    members.members.push_back({each, position->name, copy});
            add_group(content.addressees, members, content.signer, copy);
        }
    });
}

std::vector<Station> Desk::ahead(const Context& ctx, const Content& content) {
    return parts_.db.read([&](Tx& tx) { return forecast(tx, parts_, content, ctx.today()); });
}

std::vector<classification::Code> Desk::codes(const Context&, std::string_view words) {
    constexpr int most = 20;
    return parts_.db.read([&](Tx& tx) { return parts_.instruments.search(tx, words, most); });
}

std::optional<classification::Code> Desk::code(const Context&, std::string_view code) {
    return parts_.db.read([&](Tx& tx) { return parts_.instruments.code(tx, code); });
}

Book Desk::book(const Context& ctx, std::string_view series, std::int64_t before, int limit) {
    const auto& seat = ctx.actor.seat();
    return parts_.db.read([&](Tx& tx) {
        Book book;
        const auto unit = parts_.directory.numbering_unit(tx, seat.unit);
        book.all_series = parts_.numbers.series(tx, unit.id);
        book.series = series.empty() ? series_key(unit.code, ctx.today()) : std::string(series);
        // Only the book of one's own numbering unit is open.
        const auto prefix = "letters/" + unit.code + "/";
        if (!book.series.starts_with(prefix))
            throw core::Error(core::Code::not_found, "letters.error.book");
        book.lines = parts_.numbers.lines(tx, book.series, before, limit + 1);
        if (book.lines.size() > static_cast<std::size_t>(limit)) {
            book.lines.pop_back();
            book.next = book.lines.back().no;
        }
        std::vector<LetterId> ids;
        for (const auto& line : book.lines) ids.push_back(line.letter);
        auto changes = parts_.relations.changes(tx, ids);
        for (auto& line : book.lines) {
            line.newer = stands(changes[line.letter]);
            if (!secret(line.access)) continue;
            const auto letter = parts_.letters.get(tx, line.letter);
            if (may(ctx.actor, Right::read, parts_.letters.standing(tx, letter)) == core::Verdict::allowed)
                continue;
            line.subject.clear();
            line.addressees.clear();
        }
        book.gaps = parts_.numbers.gaps(tx, book.series);
        return book;
    });
}

}  // namespace letters
