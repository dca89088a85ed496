// SPDX-License-Identifier: Apache-2.0
// Any bytes as the CMS of a signature. What no certificate among them signed is never good.
#include <cstdlib>

#include "signing/check/cms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace signing::check;
    const core::ByteView bytes(data, size);
    const CmsFacts facts = read_cms(bytes, {core::view("isi surat")});
    if (facts.signature_good && facts.signer.empty()) std::abort();
    if (cms_size(bytes) > size) std::abort();
    return 0;
}
