// SPDX-License-Identifier: Apache-2.0
// Questions of the pages, each answered from one snapshot.
#include "letters/service/desk.h"

#include <algorithm>
#include <map>
#include <set>

#include "letters/domain/recipients.h"
#include "letters/service/correct.h"
#include "letters/service/effect.h"
#include "letters/service/ink.h"
#include "letters/service/mandates.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

// Mail of the house is there within seconds; what is not by then needs somebody.
constexpr std::chrono::minutes arrives_within(15);

// The steps it waits for, their positions with the capacity.
std::vector<signing::Step> awaited(const std::optional<signing::Round>& round) {
    std::vector<signing::Step> steps;
    if (!round) return steps;
    for (const auto& step : round->steps) {
        if (step.state != signing::StepState::active) continue;
        steps.push_back(step);
        if (const auto capacity = core::printed(step.capacity); !capacity.empty())
            steps.back().position_name = std::string(capacity) + " " + step.position_name;
    }
    return steps;
}

bool partly_signed(const std::optional<signing::Round>& round) {
    return round && round->state == signing::RoundState::signing;
}

bool allows(const style::Kind& kind, const directory::Position& signer) {
    const auto& all = kind.signers;
    return all.empty() || std::find(all.begin(), all.end(), signer.kind) != all.end();
}

std::vector<GroupShown> groups_of(Tx& tx, Parts& parts, const Content& content) {
    std::vector<GroupShown> shown;
    if (content.groups.empty() && content.copy_groups.empty()) return shown;
    const auto all = parts.directory.groups(tx);
    for (const bool copy : {false, true})
        for (const auto& code : copy ? content.copy_groups : content.groups) {
            const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.code == code; });
            const auto members = std::count_if(content.addressees.begin(), content.addressees.end(), [&](const Addressee& one) {
                return one.group == code && one.copy == copy;
            });
            shown.push_back({found == all.end() ? code : found->name, copy, members});
        }
    return shown;
}

}  // namespace

std::optional<signing::Step> first_opened(const signing::Round& round) {
    using signing::StepState;
    for (const auto& step : round.steps)
        if ((step.opened || step.state == StepState::passed) && step.state != StepState::lapsed &&
            step.state != StepState::removed)
            return step;
    return std::nullopt;
}

Lines Desk::list(const Context& ctx, Wish wish) {
    wish.undelivered_by = ctx.now() - arrives_within;
    return parts_.db.read([&](Tx& tx) {
        if (!wish.kind.empty() && !parts_.styles.kind(tx, wish.kind))
            throw core::Error("letters.error.filter", {{"kind", "letters.fault.kind", {}}});
        auto found = parts_.desk.list(tx, ctx.actor, wish);
        std::map<std::string, std::string> names;
        std::vector<LetterId> ids;
        for (const auto& line : found.lines) ids.push_back(line.id);
        const auto newer = newer_told(tx, parts_, ctx.actor, ids);
        for (auto& line : found.lines) {
            if (const auto found = newer.find(line.id); found != newer.end()) line.newer = found->second;
            auto& name = names[line.kind];
            if (name.empty())
                if (const auto kind = parts_.styles.kind(tx, line.kind)) name = kind->name;
            line.kind_name = name;
            if (line.state != State::waiting && line.state != State::sealing) continue;
            const auto round = parts_.rounds.current(tx, subject_of(line.id));
            line.partly = line.state == State::sealing && partly_signed(round);
            if (line.state != State::waiting && !line.partly) continue;
            for (const auto& step : awaited(round))
                line.holder += (line.holder.empty() ? "" : ", ") + step.position_name;
        }
        return found;
    });
}

Neighbours Desk::neighbours(const Context& ctx, Wish wish, LetterId letter) {
    wish.undelivered_by = ctx.now() - arrives_within;
    wish.limit = 1;   // the store looks one further
    const auto first_other = [&](std::vector<Line> lines) -> std::optional<Line> {
        if (lines.empty() || lines.front().id == letter) return std::nullopt;
        return std::move(lines.front());
    };
    return parts_.db.read([&](Tx& tx) {
        Neighbours found;
        found.after = first_other(parts_.desk.list(tx, ctx.actor, wish).lines);
        wish.before = true;
        found.before = first_other(parts_.desk.list(tx, ctx.actor, wish).lines);
        return found;
    });
}

std::vector<style::Kind> Desk::kinds(const Context&) {
    return parts_.db.read([&](Tx& tx) { return parts_.styles.kinds(tx); });
}

std::int64_t Desk::count(const Context& ctx, Wish wish) {
    wish.undelivered_by = ctx.now() - arrives_within;
    return parts_.db.read([&](Tx& tx) { return parts_.desk.count(tx, ctx.actor, wish); });
}

std::int64_t Desk::interrupted(const Context& ctx) {
    Wish wish;
    wish.state = State::sealing;
    wish.limit = 200;   // more would be told all the same
    const auto found = list(ctx, wish).lines;
    return std::count_if(found.begin(), found.end(), [](const Line& line) { return !line.partly; });
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
        whole.may_correct = corrects(tx, parts_, ctx.actor, letter);
        whole.may_take_back = letter.state == State::waiting && allowed(Right::take_back);
        whole.may_withdraw =
            (letter.state == State::sealing || letter.state == State::printed) && allowed(Right::withdraw);
        if (const auto unit = parts_.directory.unit(tx, letter.unit)) whole.unit_name = unit->name;
        whole.kind = kind_of(tx, parts_, letter.content);
        whole.ink = by_ink(tx, parts_, letter);
        if (letter.numbered_as) {
            whole.signer_position = style::in_one_line(letter.numbered_as->block);
            for (const auto& each : letter.numbered_as->cosigners)
                whole.cosigner_positions.push_back(style::in_one_line(each.block));
        } else if (const auto position = parts_.directory.position(tx, letter.content.signer)) {
            const auto holder = parts_.directory.holder(tx, position->id, ctx.today()).value_or(directory::Holder{});
            whole.signer_position =
                style::in_one_line(block_of(tx, parts_, letter.content, whole.kind, *position, holder, ctx.today()));
            for (const auto& each : cosigners_of(tx, parts_, letter.content, whole.kind, ctx.today()))
                whole.cosigner_positions.push_back(style::in_one_line(each.block));
            whole.mandate = mandate_of(tx, parts_, letter.content, whole.kind, ctx.today());
        }
        whole.may_pass_to_giver = whole.may_take_back && whole.mandate && !whole.mandate->holds();
        whole.receipts = parts_.letters.receipts(tx, id);
        whole.groups = groups_of(tx, parts_, letter.content);
        whole.outside = parts_.letters.outside(tx, id);
        whole.may_hand = (letter.state == State::sealed || letter.state == State::sent) && allowed(Right::send);
        const bool signing_now = letter.state == State::sealing || letter.state == State::printed;
        whole.may_raise = !signing_now && allowed(Right::raise_class);
        whole.may_lower = !signing_now && allowed(Right::lower_class);
        whole.may_see_readers = allowed(Right::see_readers);
        auto own = standing;
        own.leave_out_addressees();
        whole.inside = may(ctx.actor, Right::read, own) == core::Verdict::allowed;
        if (!whole.inside) {
            whole.letter.note.clear();
            return whole;
        }
        if (const auto writer = parts_.writers.find(tx, id); writer && writes(*writer, ctx.now())) whole.writer = writer;
        whole.versions = parts_.letters.versions(tx, id);
        whole.trail = core::audit::of(tx, subject_of(id));
        whole.scans = parts_.scans.of(tx, id);
        whole.may_scan = letter.state == State::printed && allowed(Right::scan);
        whole.round = parts_.rounds.current(tx, subject_of(id));
        whole.awaited = awaited(whole.round);
        whole.partly = letter.state == State::sealing && partly_signed(whole.round);
        if (letter.state == State::waiting && whole.round) whole.opened = first_opened(*whole.round);
        if (letter.state == State::draft) whole.ahead = forecast(tx, parts_, letter, letter.content, ctx.today());
        return whole;
    });
}

bool Desk::may_open(const Context& ctx, LetterId id) {
    return parts_.db.read([&](Tx& tx) { return may_read(tx, parts_, ctx.actor, id); });
}

Choices Desk::choices(const Context& ctx, const Content& content, const style::Kind& kind) {
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
        add_mandates(tx, ctx, content, kind, choices);
        return choices;
    });
}

void Desk::add_mandates(Tx& tx, const Context& ctx, const Content& content, const style::Kind& kind, Choices& choices) {
    const auto named = [](const std::string& receiver, style::Behalf behalf, const std::string& giver) {
        return receiver + (behalf == style::Behalf::an ? " a.n. " : " u.b., a.n. ") + giver;
    };
    const auto choice = [&](core::PositionId id) {
        return std::find_if(choices.positions.begin(), choices.positions.end(),
                            [&](const Choice& each) { return each.position == id; });
    };
    const directory::Matter matter{kind.code, std::string(style::name(kind.group)),
                                   std::string(classification::name(content.access))};
    bool chosen = content.behalf == style::Behalf::none;
    for (const auto& mandate : parts_.delegations.mandates(tx, matter, ctx.today())) {
        const auto& made = mandate.delegation;
        const auto receiver = choice(made.receiver);
        const auto giver = parts_.directory.position(tx, made.giver);
        if (receiver == choices.positions.end() || !receiver->near || !giver || !allows(kind, *giver)) continue;
        const auto behalf = style::behalf_named(directory::name(made.form));
        choices.mandates.push_back({made.receiver, behalf, named(receiver->name, behalf, giver->name)});
        chosen = chosen || (made.receiver == content.signer && behalf == content.behalf);
    }
    if (chosen) return;
    const auto receiver = choice(content.signer);
    const auto giver = authority_of(tx, parts_, content);
    if (receiver != choices.positions.end())
        choices.mandates.push_back({content.signer, content.behalf,
                                    named(receiver->name, content.behalf, giver ? giver->name : "\u2026"), false});
}

std::vector<directory::Partner> Desk::partners(const Context&, std::string_view words) {
    constexpr int most = 20;
    return parts_.db.read([&](Tx& tx) { return parts_.partners.find_partners(tx, words, most); });
}

std::vector<Station> Desk::ahead(const Context& ctx, LetterId id, const Content& content) {
    return parts_.db.read([&](Tx& tx) {
        const auto letter = open_for(tx, parts_, ctx.actor, Right::read, id);
        return forecast(tx, parts_, letter, content, ctx.today());
    });
}

std::vector<classification::Code> Desk::codes(const Context&, std::string_view words) {
    constexpr int most = 20;
    return parts_.db.read([&](Tx& tx) { return parts_.instruments.search(tx, words, most); });
}

std::optional<classification::Code> Desk::code(const Context&, std::string_view code) {
    return parts_.db.read([&](Tx& tx) { return parts_.instruments.code(tx, code); });
}

}  // namespace letters
