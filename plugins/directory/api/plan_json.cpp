// SPDX-License-Identifier: Apache-2.0
// What an import answers.
#include "directory/api/plan_json.h"

#include "core/base/json.h"
#include "core/page/problem.h"

namespace directory::api {
namespace {

using core::Json;

Json json(const std::vector<core::Fault>& faults, const core::words::Catalog& words) {
    Json list = Json::array();
    for (const core::Fault& fault : faults)
        list.push_back({{"column", fault.field},
                        {"key", fault.key},
                        {"message", words.say(fault.key, fault.args)}});
    return list;
}

Json json(const Plan& plan, const core::words::Catalog& words) {
    Json rows = Json::array();
    for (const RowFate& row : plan.rows)
        rows.push_back({{"sheet", row.sheet},
                        {"line", row.line},
                        {"key", row.key},
                        {"fate", name(row.fate)},
                        {"columns", row.columns},
                        {"faults", json(row.faults, words)},
                        {"notes", json(row.notes, words)}});
    return {{"fresh", plan.count(Fate::fresh)},
            {"changed", plan.count(Fate::changed)},
            {"same", plan.count(Fate::same)},
            {"refused", plan.count(Fate::refused)},
            {"rows", rows}};
}

// "jabatan 12 kode": sheet, line and column of what is wrong.
std::vector<core::Fault> faults_of(const Plan& plan) {
    std::vector<core::Fault> all;
    for (const RowFate& row : plan.rows)
        for (core::Fault fault : row.faults) {
            fault.field = row.sheet + " " + std::to_string(row.line) + " " + fault.field;
            all.push_back(std::move(fault));
        }
    return all;
}

}  // namespace

core::http::Response answer(const Plan& plan, const core::words::Catalog& words, const core::Context& ctx) {
    const Json told = json(plan, words);
    if (plan.ok()) return core::http::json(told);
    // The fate of every row goes along with the problem.
    auto response =
        core::page::problem(core::Error("directory.error.rows", faults_of(plan)), words, ctx.request_id);
    Json problem = core::json::parse(response.body, response.body.size());
    problem.update(told);
    response.body = core::json::write(problem);
    return response;
}

}  // namespace directory::api
