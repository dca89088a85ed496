// SPDX-License-Identifier: Apache-2.0
#include "core/app/address.h"

#include "core/base/text.h"

namespace core::app {

std::string came_from(const http::Request& request) {
    const std::string referrer = request.header("referer");
    const auto host = referrer.find("://");
    if (host == std::string::npos) return {};
    const auto path = referrer.find('/', host + 3);
    if (path == std::string::npos) return {};
    const auto named = text::lower(referrer.substr(host + 3, path - host - 3));
    // "//host" would lead elsewhere.
    return named == request.host && !referrer.substr(path).starts_with("//") ? referrer.substr(path) : std::string();
}

std::string here(const http::Request& request) {
    if (request.method != "GET" && request.method != "HEAD") {
        const auto page = came_from(request);
        return page.empty() ? "/" : page;
    }
    std::string address = text::replace(text::url(request.path), "%2F", "/");
    char before = '?';
    for (const auto& [name, value] : request.query.all()) {
        address += before + text::url(name) + "=" + text::url(value);
        before = '&';
    }
    return address;
}

}  // namespace core::app
