// SPDX-License-Identifier: Apache-2.0
#include "core/http/body_secrets.h"

namespace core::http {

BodySecrets::BodySecrets(Request& request, std::initializer_list<std::string_view> names) : request_(request) {
    if (request.body.empty()) return;
    Json sent = request.json();
    wipe(request.body);
    for (const std::string_view name : names) {
        const auto found = sent.find(std::string(name));
        if (found == sent.end()) continue;
        if (found->is_string()) taken_.emplace(name, Secret(std::move(found->get_ref<std::string&>())));
        else if (!found->is_null()) no_text_.emplace_back(name);
        sent.erase(found);
    }
    request.body = json::write(sent);
}

Secret BodySecrets::take(std::string_view name) {
    const auto found = taken_.find(name);
    return found == taken_.end() ? Secret() : std::move(found->second);
}

Given BodySecrets::rest() const {
    auto given = Given::body(request_);
    for (const auto& name : no_text_) given.fault(name, "core.fault.text");
    return given;
}

}  // namespace core::http
