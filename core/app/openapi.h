// SPDX-License-Identifier: Apache-2.0
// The description of /api/v1 (OpenAPI 3.1), put together from what each room says of its own part.
#pragma once

#include "core/plugin/shelves.h"

namespace core::app {

Json openapi(const Shelves& shelves, const std::string& public_url);

}  // namespace core::app
