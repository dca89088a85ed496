// SPDX-License-Identifier: Apache-2.0
#include "signing/clock_commands.h"

#include <iostream>

namespace signing {

void clock_commands(core::Setup& setup, std::function<TimestampWatch&()> timestamps) {
    setup.command({"clock:accept", "",
                   "the clock of this server is right now: signatures it had dated later stop nobody any more",
                   [timestamps = std::move(timestamps)](const core::Context& ctx, const std::vector<std::string>&) {
                       timestamps().accept_clock(ctx);
                       std::cout << "accepted: signatures dated later than now are set aside\n";
                       return 0;
                   }});
}

}  // namespace signing
