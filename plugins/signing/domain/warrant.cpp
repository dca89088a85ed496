// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/warrant.h"

namespace signing {
namespace {

using core::Json;

Json or_null(const std::optional<core::Date>& date) { return date ? Json(core::iso(*date)) : Json(nullptr); }

std::optional<core::Date> date_in(const Json& json, const char* member) {
    const auto text = core::json::text(json, member);
    return text.empty() ? std::nullopt : std::optional(core::parse_date(text));
}

}  // namespace

std::string_view basis(const Warrant& authority) {
    if (authority.mandate) return "mandate";
    return authority.capacity == core::Capacity::definitive ? "position" : "appointment";
}

Json to_json(const MandateUsed& mandate) {
    return {{"form", mandate.form},
            {"basis", mandate.basis},
            {"giver", mandate.giver},
            {"from", core::iso(mandate.from)},
            {"until", core::iso(mandate.until)}};
}

Json to_json(const Warrant& authority) {
    return {{"capacity", core::name(authority.capacity)},
            {"decree", authority.decree},
            {"decree_date", or_null(authority.decree_date)},
            {"from", or_null(authority.from)},
            {"until", or_null(authority.until)},
            {"mandate", authority.mandate ? to_json(*authority.mandate) : Json(nullptr)}};
}

Warrant warrant_from(const Json& json) {
    Warrant made;
    made.capacity = core::capacity_named(core::json::text(json, "capacity"));
    made.decree = core::json::text(json, "decree");
    made.decree_date = date_in(json, "decree_date");
    made.from = date_in(json, "from");
    made.until = date_in(json, "until");
    const auto used = json.find("mandate");
    if (used != json.end() && used->is_object())
        made.mandate = MandateUsed{core::json::text(*used, "form"), core::json::text(*used, "basis"),
                                   core::json::text(*used, "giver"), core::parse_date(core::json::text(*used, "from")),
                                   core::parse_date(core::json::text(*used, "until"))};
    return made;
}

}  // namespace signing
