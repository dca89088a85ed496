// SPDX-License-Identifier: Apache-2.0
// What the core itself brings, through the same shelves as every room: sign-in, the desk, search,
// the account and administration pages, health, settings.
#pragma once

#include "core/plugin/setup.h"
#include "core/plugin/shelves.h"

namespace core::app {
class Application;
}

namespace core::core_room {

void install(Setup& setup, app::Application& app);
// Menu, seats, account: what surrounds every page.
void frame(page::Book& pages, const Shelves& shelves);
// "Plt. Kepala Dinas Komunikasi dan Informatika".
std::string seat_label(const Seat& seat, const words::Catalog& words);

}  // namespace core::core_room
