// SPDX-License-Identifier: Apache-2.0
// The depot's first page: what waits today, and where to go on.
#pragma once

#include "depot/web/views.h"

namespace depot::web {

Response today(Room& room, const Context& ctx, Request& request);

}  // namespace depot::web
