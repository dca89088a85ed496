// SPDX-License-Identifier: Apache-2.0
// Any bytes about to be signed: what is prepared at a glance is what QPDF prepares, or nothing is.
#include <cstdlib>

#include "signing/pades/embed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace signing::pades;
    Placement placement;
    placement.box = Box{40, 30, 180, 60};
    placement.at = {1'800'000'000'000};
    const auto quick = prepare_at_a_glance({data, size}, placement);
    if (quick && quick->update != prepare_thoroughly({data, size}, placement).update) std::abort();
    return 0;
}
