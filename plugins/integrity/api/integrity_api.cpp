// SPDX-License-Identifier: Apache-2.0
#include "integrity/api/integrity_api.h"

#include "signing/summary.h"

namespace integrity::api {

using core::Json;

namespace {

constexpr int most = 200;

template <class T>
Json when(const std::optional<T>& at) {
    return at ? Json(core::iso(*at)) : Json(nullptr);
}

Json tree_json(const TreeRow& tree) {
    return {{"number", tree.number},
            {"made_at", core::iso(tree.made)},
            {"leaves", tree.leaves},
            {"root", tree.root.hex()},
            {"audit_number", tree.audit_number ? Json(*tree.audit_number) : Json(nullptr)},
            {"stamped_at", when(tree.stamped)},
            {"authority", tree.authority},
            {"ends_at", when(tree.ends)},
            {"renewed_in", tree.renewed_in ? Json(*tree.renewed_in) : Json(nullptr)}};
}

}  // namespace

core::http::Response overview(Watch& watch, Trees& trees, Heads& heads) {
    const auto all = watch.overview();
    Json ill = Json::array(), grown = Json::array();
    for (const auto& each : watch.ill(most))
        ill.push_back({{"digest", each.digest.hex()},
                       {"state", name(each.state)},
                       {"bytes", each.bytes},
                       {"found_at", when(each.found)},
                       {"checked_at", each.checked.ms > 0 ? Json(core::iso(each.checked)) : Json(nullptr)}});
    Json faults = Json::array();
    for (const auto& each : heads.known(most))
        faults.push_back({{"tree", each.tree},
                          {"why", name(each.why)},
                          {"audit_number", each.entry ? Json(*each.entry) : Json(nullptr)},
                          {"found_at", core::iso(each.found)}});
    for (const auto& each : trees.newest(most)) grown.push_back(tree_json(each));
    return core::http::json({{"files", all.files},
                             {"bytes", all.bytes},
                             {"ill_count", all.ill},
                             {"waiting", all.waiting},
                             {"unstamped", all.unstamped},
                             {"oldest_check", when(all.oldest)},
                             {"last_stamp", when(all.stamped)},
                             {"ill", std::move(ill)},
                             {"tree_fault_count", heads.count().all()},
                             {"tree_faults", std::move(faults)},
                             {"trees", std::move(grown)}});
}

core::http::Response dossier(FilesOfDossiers& dossiers, const core::Context& ctx, core::http::Request& request,
                             const core::words::Catalog& words) {
    const auto id = archive::DossierId::parse(request.param("id"));
    const auto found = dossiers.standing(ctx, id);
    if (!found) throw core::Error(core::Code::not_found, "core.error.not_found");
    const auto& all = *found;
    Json list = Json::array();
    for (const auto& each : dossiers.files(ctx, id))
        list.push_back({{"subject", each.subject.empty() ? Json() : Json(each.subject)},
                        {"item", each.item > 0 ? Json(each.item) : Json()},
                        {"name", each.name.empty() ? Json() : Json(each.name)},
                        {"state", name(each.held)},
                        {"proved_at", when(each.proved)},
                        {"newest", each.newest}});
    Json signatures = Json::array();
    for (const auto& [item, report] : dossiers.signed_by_others(ctx, id))
        signatures.push_back({{"item", item},
                              {"judged_at", core::iso(report.judged_at)},
                              {"indication", core::json::text(report.report, "indication")},
                              {"sentence", signing::sentence_of(report.report, words)},
                              {"keeping", signing::name(report.keeping)},
                              {"kept", signing::kept_sentence(report, words)}});
    return core::http::json({{"whole", all.whole},
                             {"differing", all.differing},
                             {"unchecked", all.unchecked},
                             {"last_check", when(all.last)},
                             {"oldest_check", when(all.oldest)},
                             {"files", std::move(list)},
                             {"signatures", std::move(signatures)}});
}

}  // namespace integrity::api
