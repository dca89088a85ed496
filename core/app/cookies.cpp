// SPDX-License-Identifier: Apache-2.0
#include "core/app/cookies.h"

namespace core::app {
namespace {

std::string cookie_name(const http::Request& request) {
    return request.secure ? "__Host-naskah" : "naskah_session";
}

}  // namespace

std::string session_cookie(const http::Request& request) {
    const auto found = request.cookies.find(cookie_name(request));
    return found == request.cookies.end() ? std::string() : found->second;
}

std::string set_session(const http::Request& request, std::string_view token) {
    return cookie_name(request) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Lax" +
           (request.secure ? "; Secure" : "");
}

std::string drop_session(const http::Request& request) {
    return cookie_name(request) + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" +
           (request.secure ? "; Secure" : "");
}

std::string language_wish(const http::Request& request) {
    const auto found = request.cookies.find("naskah_language");
    return found != request.cookies.end() && found->second == "en" ? "en" : "id";
}

}  // namespace core::app
