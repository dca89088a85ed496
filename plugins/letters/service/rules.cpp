// SPDX-License-Identifier: Apache-2.0
#include "letters/service/rules.h"

#include <algorithm>
#include <array>

#include "letters/service/desk.h"

namespace letters {

using core::auth::Why;
using core::db::Tx;

namespace {

struct Act {
    Right right;
    const char* role_right;            // a right of roles it needs; "" none
    std::vector<State> states;         // it can be done in; empty: any
};

const std::array<Act, 10>& all_acts() {
    static const std::vector<State> settled{State::draft, State::waiting, State::sealed, State::sent, State::void_};
    static const std::array<Act, 10> all{{{Right::read, "", {}},
                                          {Right::edit, "letters.write", {State::draft}},
                                          {Right::submit, "letters.write", {State::draft}},
                                          {Right::take_back, "letters.write", {State::waiting}},
                                          {Right::withdraw, "letters.write", {State::sealing, State::printed}},
                                          {Right::scan, "letters.write", {State::printed}},
                                          {Right::send, "", {State::sealed, State::sent}},
                                          {Right::raise_class, "", settled},
                                          {Right::lower_class, "", settled},
                                          {Right::see_readers, "", {}}}};
    return all;
}

}  // namespace

std::vector<std::string> Rules::acts(std::string_view kind) const {
    std::vector<std::string> named;
    if (kind != "letter") return named;
    for (const auto& each : all_acts()) named.push_back("letters." + std::string(name(each.right)));
    return named;
}

std::vector<std::string> Rules::who(Tx& tx, const Letter& letter, const Standing& standing, Right right, bool inside) {
    std::vector<directory::Position> candidates;
    const auto add = [&](core::PositionId id) {
        if (auto found = id.nil() ? std::nullopt : parts_.directory.position(tx, id)) candidates.push_back(*std::move(found));
    };
    if (inside) add(letter.drafter_position);
    add(letter.content.signer);
    for (auto& each : parts_.directory.positions(tx, letter.book))
        if (each.roles.contains("clerk") || each.roles.contains("archivist")) candidates.push_back(std::move(each));
    if (inside)
        for (auto& each : parts_.directory.positions(tx, letter.unit))
            if (each.roles.contains("head")) candidates.push_back(std::move(each));
    const auto* role_right = std::find_if(all_acts().begin(), all_acts().end(),
                                          [&](const Act& each) { return each.right == right; })->role_right;
    std::vector<std::string> names;
    for (const auto& each : candidates) {
        if (may(core::auth::sitting(each.id, each.unit, letter.book, each.roles, role_right), right, standing) != core::Verdict::allowed) continue;
        if (std::find(names.begin(), names.end(), each.name) == names.end()) names.push_back(each.name);
    }
    return names;
}

std::string Rules::link(Tx& tx, const core::Context& ctx, std::string_view object) {
    if (!object.starts_with("letter:") || !ctx.actor.may("letters.read")) return {};
    const auto letter = parts_.letters.find(tx, letter_of(object));
    if (!letter || !may_read(tx, parts_, ctx.actor, *letter)) return {};
    return "/letters/" + letter->id.text();
}

std::optional<Why> Rules::why(Tx& tx, const core::Context& ctx, std::string_view act, std::string_view object) {
    const auto found = std::find_if(all_acts().begin(), all_acts().end(), [&](const Act& each) {
        return act == "letters." + std::string(name(each.right));
    });
    if (found == all_acts().end()) return std::nullopt;
    const auto letter = parts_.letters.find(tx, letter_of(object));
    if (!letter) return std::nullopt;
    if (!may_read(tx, parts_, ctx.actor, *letter)) return std::nullopt;
    auto standing = parts_.letters.standing(tx, *letter);
    const auto& [right, role_right, states] = *found;
    const auto told = std::string(name(right));
    Why why;
    why.rule = "letters.why." + told;
    const bool reads = right == Right::read;   // asked above, custody among it
    if (!reads && may(core::auth::with_right(ctx.actor, role_right), right, standing) != core::Verdict::allowed) {
        auto own = standing;
        own.leave_out_addressees();
        why.who = who(tx, *letter, standing, right, may(ctx.actor, Right::read, own) == core::Verdict::allowed);
        return why;
    }
    if (*role_right != '\0' && !ctx.actor.may(role_right)) {
        why.right = role_right;
        return why;
    }
    if (!states.empty() && std::find(states.begin(), states.end(), letter->state) == states.end()) {
        why.rule = "letters.why.state." + told;
        return why;
    }
    const auto round = right == Right::take_back ? parts_.rounds.current(tx, subject_of(letter->id)) : std::nullopt;
    why.allowed = !round || !first_opened(*round);
    return why;
}

}  // namespace letters
