// SPDX-License-Identifier: Apache-2.0
#include "disposal/service/act_list.h"

#include <algorithm>
#include <iterator>

#include "disposal/service/lists.h"

namespace disposal {

using archive::Obstacle;
using core::db::Tx;

std::vector<Line> remarked(const Proposal& p, const std::vector<Line>& lines) {
    std::vector<Line> found;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(found), [&](const Line& each) {
        if (each.outcome == Outcome::blocked) return true;
        if (p.kind == Kind::handover) return each.stands() && each.arrived == Found::differs;
        return p.kind == Kind::transfer && each.decision != Decision::struck &&
               (each.found == Found::differs || each.found == Found::missing);
    });
    return found;
}

ActList act_list(const Proposal& p, const std::vector<Line>& lines) {
    const auto on_list = listed(p, lines), besides = remarked(p, lines);
    std::string all;
    for (const auto& line : on_list) all += std::to_string(line.number) + " " + line.hash.hex() + "\n";
    for (const auto& line : besides)
        all += core::json::write({line.number, name(line.found), line.found_note, name(line.arrived), line.arrived_note,
                                  line.outcome_why}) + "\n";
    return {core::sha256(core::view(all)), static_cast<std::int64_t>(on_list.size()), static_cast<std::int64_t>(besides.size())};
}

std::string act_key(const Document& act) { return act.subject.empty() ? "file:" + act.bytes.hex() : act.subject; }

std::optional<Obstacle> of_another_list(Tx& tx, Parts& parts, const Proposal& p, const std::vector<Line>& lines,
                                        std::string_view act) {
    const auto kept = parts.act_lists.of(tx, p.id, act);
    if (!kept) return std::nullopt;
    const auto now = act_list(p, lines);
    if (kept->digest == now.digest) return std::nullopt;
    return Obstacle{"disposal.needs.act_of_this_list",
                    {{"lines", std::to_string(kept->lines)}, {"notes", std::to_string(kept->notes)},
                     {"now", std::to_string(now.lines)}, {"now_notes", std::to_string(now.notes)}}};
}

std::optional<Obstacle> of_another_list(Tx& tx, Parts& parts, const Proposal& p, const std::vector<Line>& lines,
                                        const std::vector<Document>& papers) {
    const auto* at = paper_in(papers, Paper::act);
    return at == nullptr ? std::nullopt : of_another_list(tx, parts, p, lines, act_key(*at));
}

void keep_act_list(Tx& tx, Parts& parts, const Proposal& p, std::string_view act) {
    const auto lines = parts.proposals.lines(tx, p.id);
    if (const auto why = of_another_list(tx, parts, p, lines, act))
        throw core::Error(core::Code::conflict, why->word, why->args);
    parts.act_lists.put(tx, p.id, act, act_list(p, lines));
}

}  // namespace disposal
