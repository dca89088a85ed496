// SPDX-License-Identifier: Apache-2.0
#include "notify/domain/gateway.h"

#include <algorithm>

#include "core/base/text.h"
#include "notify/mail.h"

namespace notify {

using core::Fault;
using core::Json;

namespace {

constexpr std::size_t longest_body = 4000, longest_address = 254;

std::string fill(std::string text, const Parcel& parcel) {
    // One pass: a value that looks like a place is not filled again.
    const std::pair<std::string_view, const std::string*> places[] = {
        {"{{address}}", &parcel.address}, {"{{text}}", &parcel.text}, {"{{link}}", &parcel.link},
        {"{{id}}", &parcel.id}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto found = std::find_if(std::begin(places), std::end(places), [&](const auto& place) {
            return text.compare(at, place.first.size(), place.first) == 0;
        });
        if (found == std::end(places)) {
            out += text[at++];
        } else {
            out += *found->second;
            at += found->first.size();
        }
    }
    return out;
}

void fill_all(Json& value, const Parcel& parcel) {
    if (value.is_string()) value = fill(value.get<std::string>(), parcel);
    else if (value.is_structured())
        for (auto& each : value) fill_all(each, parcel);
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<Fault> faults_of(const Gateway& gateway) {
    std::vector<Fault> faults;
    if (!gateway.url.starts_with("https://") && !gateway.url.starts_with("http://"))
        faults.push_back({"url", "notify.fault.url", {}});
    if (gateway.body.size() > longest_body) {
        faults.push_back({"body", "notify.fault.body_long", {{"most", std::to_string(longest_body)}}});
        return faults;
    }
    try {
        const auto body = core::json::parse(gateway.body);
        const auto has = [&](std::string_view place) { return gateway.body.find(place) != std::string::npos; };
        if (!body.is_object()) faults.push_back({"body", "notify.fault.body", {}});
        else if (!has("{{address}}") || !has("{{text}}")) faults.push_back({"body", "notify.fault.places", {}});
    } catch (const core::Error&) {
        faults.push_back({"body", "notify.fault.body", {}});
    }
    return faults;
}

std::string filled(const Gateway& gateway, const Parcel& parcel) {
    Json body = core::json::parse(gateway.body);
    fill_all(body, parcel);
    return core::json::write(body);
}

std::optional<Fault> fault_of(Channel channel, std::string_view address) {
    if (address.empty()) return std::nullopt;
    switch (channel) {
        case Channel::email:
            if (address.size() <= longest_address && mail_address(address)) return std::nullopt;
            return Fault{"email", "notify.fault.email", {}};
        case Channel::whatsapp: {
            // E.164: a plus, the country, the number.
            const auto digits = address.substr(address.starts_with('+') ? 1 : 0);
            if (address.starts_with('+') && all_digits(digits) && digits.size() >= 8 && digits.size() <= 15)
                return std::nullopt;
            return Fault{"whatsapp", "notify.fault.whatsapp", {}};
        }
        case Channel::telegram: {
            const auto digits = address.substr(address.starts_with('-') ? 1 : 0);
            if (all_digits(digits) && digits.size() <= 19) return std::nullopt;
            return Fault{"telegram", "notify.fault.telegram", {}};
        }
    }
    return std::nullopt;
}

}  // namespace notify
