// SPDX-License-Identifier: Apache-2.0
// An Error as the API tells it: problem details of RFC 9457, with the code, the request's id and
// the faults field by field.
#pragma once

#include <string_view>

#include "core/base/error.h"
#include "core/http/message.h"
#include "core/words/words.h"

namespace core::page {

// The HTTP status of each kind of error, here and nowhere else.
int status(Code code);

http::Response problem(const Error& error, const words::Catalog& words,
                       std::string_view request_id);

}  // namespace core::page
