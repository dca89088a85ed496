// SPDX-License-Identifier: Apache-2.0
// Where a person stands, as a link of ours to come back to: after signing in, after changing the
// language.
#pragma once

#include <string>

#include "core/http/message.h"

namespace core::app {

// Path and query of the page of ours a request was made from; "" where none is told.
std::string came_from(const http::Request& request);

// Path and query of a page; of what was posted, the page it was posted from, or else the desk.
std::string here(const http::Request& request);

}  // namespace core::app
