// SPDX-License-Identifier: Apache-2.0
// Any bytes as the CMS of a signature and as a timestamp token: the first octet chooses which.
#include <cstdlib>

#include "signing/check/cms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace signing::check;
    if (size == 0) return 0;
    const core::ByteView bytes(data + 1, size - 1), text = core::view("isi surat");
    if (data[0] % 2 == 0) {
        const CmsFacts facts = read_cms(bytes, {text});
        if (facts.signature_good && facts.signer.empty()) std::abort();
    } else {
        (void)read_token(bytes, {text});
    }
    if (cms_size(bytes) > bytes.size()) std::abort();
    return 0;
}
