// SPDX-License-Identifier: Apache-2.0
// The acts on a request for information: where each is sent, what is told when it is done, what is read of it and what
// it asks of the desk. Pages and API are made from this one table.
#pragma once

#include <array>
#include <string_view>

#include "depot/input/request_fields.h"

namespace depot::input {

struct RequestAct {
    std::string_view path;   // behind the address of the request
    const char* flash;
    void (*run)(Requests& requests, const core::Context& ctx, RequestId id, core::http::Given given);
};

extern const std::array<RequestAct, 8> request_acts;

}  // namespace depot::input
