// SPDX-License-Identifier: Apache-2.0
#include "signing/earlier.h"

namespace signing {
namespace {

using core::Json;

Json time_of(const std::optional<core::Instant>& at) { return at ? Json(core::iso(*at)) : Json(nullptr); }

std::optional<core::Instant> time_kept(const Json& json, const char* member) {
    const auto text = core::json::text(json, member);
    return text.empty() ? std::nullopt : std::optional(core::parse_instant(text));
}

}  // namespace

Json to_json(const std::vector<EarlierSignature>& signatures) {
    Json all = Json::array();
    for (const auto& one : signatures) {
        Json args = Json::object();
        for (const auto& [name, value] : one.doubt_args) args[name] = value;
        Json doubt(nullptr);
        if (!one.sure()) doubt = {{"key", one.doubt}, {"args", std::move(args)}};
        all.push_back({{"field", one.field},
                       {"kind", one.service ? "document_timestamp" : "signature"},
                       {"signer", one.signer},
                       {"organization", one.organization},
                       {"level", one.level},
                       {"claimed_at", time_of(one.claimed)},
                       {"proven_at", time_of(one.proven)},
                       {"indication", one.indication},
                       {"doubt", std::move(doubt)},
                       {"certifies", one.certifies}});
    }
    return all;
}

EarlierSignature earlier_of(const Json& signature) {
    EarlierSignature one;
    one.field = core::json::text(signature, "field");
    one.service = core::json::text(signature, "kind") == "document_timestamp";
    one.signer = core::json::text(signature, "signer");
    one.organization = core::json::text(signature, "organization");
    one.level = core::json::text(signature, "level");
    one.claimed = time_kept(signature, "claimed_at");
    one.proven = time_kept(signature, "proven_at");
    one.indication = core::json::text(signature, "indication");
    one.certifies = signature.value("certifies", 0);
    return one;
}

std::vector<EarlierSignature> earlier_kept(const Json& json) {
    std::vector<EarlierSignature> all;
    for (const Json& each : json) {
        EarlierSignature one = earlier_of(each);
        if (const auto doubt = each.find("doubt"); doubt != each.end() && doubt->is_object()) {
            one.doubt = core::json::text(*doubt, "key");
            if (const auto args = doubt->find("args"); args != doubt->end())
                for (const auto& [name, value] : args->items()) one.doubt_args.emplace_back(name, value.get<std::string>());
        }
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace signing
