// SPDX-License-Identifier: Apache-2.0
// Closed dossiers of earlier years for the demo city, some with what started their years.
#pragma once

#include "archive/service/events.h"
#include "core/plugin/setup.h"

namespace archive {

void fill_demo(const core::Context& ctx, core::Demo& demo, core::db::Db& db, Cabinet& cabinet,
               classification::Instruments& instruments, directory::Directory& office);
// Personal dossiers, of some of whom it is told that they retired.
void fill_demo_persons(const core::Context& ctx, core::Demo& demo, core::db::Db& db, Cabinet& cabinet, Events& events,
                       classification::Instruments& instruments, directory::Directory& office);

}  // namespace archive
