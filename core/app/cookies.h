// SPDX-License-Identifier: Apache-2.0
// The two cookies: the session and the language wish before signing in.
#pragma once

#include <string>

#include "core/http/message.h"

namespace core::app {

std::string session_cookie(const http::Request& request);
// "__Host-" needs https; on plain http (one box, local) the plain name is used.
std::string set_session(const http::Request& request, std::string_view token);
std::string drop_session(const http::Request& request);
// "id" unless the cookie naskah_language says "en".
std::string language_wish(const http::Request& request);

}  // namespace core::app
