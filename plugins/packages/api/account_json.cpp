// SPDX-License-Identifier: Apache-2.0
#include "packages/api/account_json.h"

namespace packages::api {
namespace {

using archive::Account;
using core::Json;

Json years_or_null(const std::optional<int>& years) { return years ? Json(*years) : Json(nullptr); }

Json json_of(const Account::Event& event) {
    return {{"event", event.trigger}, {"name", event.name},   {"date", core::iso(event.on)},
            {"note", event.evidence}, {"basis", event.basis}, {"basis_date", day_or_null(event.basis_on)}};
}

Json json_of(const Account::Mark& mark) {
    return {{"kind", mark.kind},
            {"category", mark.category},
            {"protection", mark.protection},
            {"reason", mark.reason},
            {"review", day_or_null(mark.review)},
            {"ended", day_or_null(mark.ended)},
            {"reported", day_or_null(mark.reported)},
            {"report_number", mark.report_number},
            {"copied", day_or_null(mark.copied)},
            {"copy_number", mark.copy_number},
            {"copy_place", mark.copy_place}};
}

Json json_of(const Account::Exception& apart) {
    return {{"item", apart.item > 0 ? Json(apart.item) : Json(nullptr)},
            {"kind", apart.kind},
            {"reason", apart.reason},
            {"active_years", years_or_null(apart.active_years)},
            {"inactive_years", years_or_null(apart.inactive_years)}};
}

Json json_of(const Account::Judgement& judged) {
    return {{"verdict", judged.verdict}, {"years", judged.years}, {"date", core::iso(judged.on)},
            {"paper", judged.paper},     {"reason", judged.reason}};
}

Json json_of(const Account::Reference& reference) {
    return {{"dossier", reference.dossier}, {"number", reference.number}, {"reason", reference.reason},
            {"way", reference.from_here ? "to" : "from"}};
}

Json json_of(const Account::Rule& rule) {
    return {{"edition", rule.edition},
            {"code", rule.code},
            {"active_years", rule.active_years},
            {"inactive_years", rule.inactive_years},
            {"trigger", rule.trigger},
            {"fate", rule.fate},
            {"exception", rule.exception}};
}

template <class All>
Json all_json(const All& all) {
    Json made = Json::array();
    for (const auto& each : all) made.push_back(json_of(each));
    return made;
}

}  // namespace

Json day_or_null(const std::optional<core::Date>& day) { return day ? Json(core::iso(*day)) : Json(nullptr); }

Json account_json(const Account& account) {
    Json volumes = Json::array();
    for (const auto& on : account.volumes) volumes.push_back(core::iso(on));
    return {{"fiscal_year", account.fiscal_year > 0 ? Json(account.fiscal_year) : Json(nullptr)},
            {"volumes", std::move(volumes)},
            {"scheme", account.scheme},
            {"definitive", account.definitive},
            {"person", account.person.empty() ? Json(nullptr) : Json{{"name", account.person}, {"nip", account.nip}}},
            {"rule", account.rule ? json_of(*account.rule) : Json(nullptr)},
            {"judged", account.judged ? json_of(*account.judged) : Json(nullptr)},
            {"events", all_json(account.events)},
            {"marks", all_json(account.marks)},
            {"exceptions", all_json(account.exceptions)},
            {"references", all_json(account.references)}};
}

}  // namespace packages::api
