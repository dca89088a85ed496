// SPDX-License-Identifier: Apache-2.0
// The holders of today, found by words.
#include "letters/service/staff.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"

namespace letters {

using core::Context;
using core::db::Tx;

std::vector<Staff::Known> Staff::known(const Context& ctx) {
    const std::lock_guard lock(guard_);
    const auto now = ctx.now();
    if (day_ == ctx.today() && now >= read_ && now < read_ + std::chrono::minutes(1)) return known_;
    std::vector<Known> all;
    parts_.db.read([&](Tx& tx) {
        std::map<core::UnitId, std::pair<core::UnitId, std::string>> units;
        for (const auto& unit : parts_.directory.units(tx))
            units[unit.id] = {parts_.directory.numbering_unit(tx, unit.id).id, unit.name};
        for (const auto& position : parts_.directory.all_positions(tx)) {
            const auto holder = parts_.directory.holder(tx, position.id, ctx.today());
            if (!holder) continue;
            const auto& [book, unit_name] = units[position.unit];
            const auto capacity = core::printed(holder->capacity);
            Known made;
            made.person = {holder->titled_name, holder->rank, holder->nip,
                           (capacity.empty() ? "" : std::string(capacity) + " ") + position.name, unit_name};
            made.id = holder->person;
            made.book = book;
            made.stands_in = !capacity.empty();
            all.push_back(std::move(made));
        }
    });
    // Who stands in for another has a position of their own, and is sent in that one.
    std::map<core::PersonId, bool> own;
    for (const auto& each : all) own[each.id] = own[each.id] || !each.stands_in;
    std::erase_if(all, [&](const Known& each) { return each.stands_in && own[each.id]; });
    known_ = std::move(all);
    read_ = now;
    day_ = ctx.today();
    return known_;
}

std::vector<Colleague> Staff::find(const Context& ctx, std::string_view words, std::size_t limit) {
    core::ensure(ctx.actor.may("letters.write") ? core::Verdict::allowed : core::Verdict::forbidden);
    std::vector<std::string> wanted;
    for (const auto& word : core::text::split(words, ' '))
        if (!core::text::trim(word).empty()) wanted.emplace_back(core::text::trim(word));
    if (wanted.empty()) return {};
    const auto unit = ctx.actor.seat().unit;
    const auto own = parts_.db.read([&](Tx& tx) { return parts_.directory.numbering_unit(tx, unit).id; });
    std::vector<Colleague> near, far;
    for (auto& each : known(ctx)) {
        const auto text = each.person.name + " " + each.person.position + " " + each.person.unit_name;
        const bool found = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
            return core::text::contains_folded(text, word);
        });
        if (!found) continue;
        // A NIP tells when somebody was born: beyond the own office it is not given out by the way.
        if (each.book != own) each.person.nip.clear();
        (each.book == own ? near : far).push_back(std::move(each.person));
    }
    near.insert(near.end(), std::make_move_iterator(far.begin()), std::make_move_iterator(far.end()));
    if (near.size() > limit) near.resize(limit);
    return near;
}

}  // namespace letters
