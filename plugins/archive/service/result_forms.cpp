// SPDX-License-Identifier: Apache-2.0
#include "archive/service/result_forms.h"

#include <algorithm>

namespace archive {

using core::Context;
using core::Verdict;
using core::db::Tx;

namespace {

using Found = std::vector<core::search::Listed>;

constexpr std::string_view form_prefix = "archive.";

Form form_named(std::string_view text) {
    for (const auto form : all_forms)
        if (text == std::string(form_prefix) + std::string(name(form))) return form;
    throw core::Error(core::Code::internal, "core.error.internal");
}

// A dossier that was found is listed whole, of another the items that were found.
Picked picked(const Found& results, const std::vector<std::vector<DossierId>>& behind) {
    Picked made;
    std::set<DossierId> once, whole;
    for (std::size_t at = 0; at < results.size(); ++at) {
        const auto& hit = results[at].hit;
        for (const auto& id : behind[at]) {
            if (once.insert(id).second) made.dossiers.push_back(id);
            if (hit.kind == "dossier") whole.insert(id);
            else made.only[id].insert(hit.kind + ":" + hit.id);
        }
    }
    for (const auto& id : whole) made.only.erase(id);
    return made;
}

}  // namespace

std::vector<seeking::Form> ResultForms::forms(const core::Actor& actor) const {
    if (!actor.may("archive.read") || actor.seats.empty()) return {};
    std::vector<seeking::Form> all;
    for (const auto form : all_forms) {
        const auto word = std::string(name(form));
        all.push_back({std::string(form_prefix) + word,
                       form == Form::inactive_short  ? "archive.form.short"
                       : form == Form::inactive_long ? "archive.form.long"
                                                     : "archive.form." + word});
    }
    return all;
}

core::table::Sheet ResultForms::sheet(Tx& tx, const Context& ctx, std::string_view form, const Found& results,
                                      const seeking::Reached& reached) {
    core::ensure(ctx.actor.may("archive.read") ? Verdict::allowed : Verdict::forbidden);
    const auto& words = words_.in(ctx.language);
    const auto behind = dossiers_behind(tx, results);
    ListWish wish;
    wish.form = form_named(form);
    const auto listed = lists_.of(tx, ctx, wish.form, picked(results, behind), reached);
    auto sheet = sheet_of(listed, wish, ctx, words);
    if (listed.more) return sheet;
    std::set<DossierId> shown;
    for (const auto& line : listed.lines) shown.insert(line.dossier.id);
    const auto left = std::count_if(behind.begin(), behind.end(), [&](const std::vector<DossierId>& ids) {
        return std::none_of(ids.begin(), ids.end(), [&](const DossierId& id) { return shown.contains(id); });
    });
    if (left > 0) sheet.notes.push_back(words.say("archive.list.left_out", {{"count", words.number(left)}}));
    return sheet;
}

std::vector<std::string> ResultForms::about(Tx& tx, const Context& ctx, const Found& results) {
    std::vector<std::string> ids;
    for (const auto& each : results_.dossiers_of(tx, ctx, results).dossiers) ids.push_back(each.id.text());
    return ids;
}

}  // namespace archive
