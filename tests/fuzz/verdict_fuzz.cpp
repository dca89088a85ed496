// SPDX-License-Identifier: Apache-2.0
// Any bytes as a signed PDF: always a verdict, and never a good one, for nobody is trusted.
#include <cstdlib>

#include "signing/check/rules.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace signing::check;
    const Report report = inspect({data, size}, {}, {1'800'000'000'000});
    if (report.genuine() || report.sentence.key.empty()) std::abort();
    (void)to_json(report);
    return 0;
}
