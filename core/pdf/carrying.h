// SPDX-License-Identifier: Apache-2.0
// Files of many megabytes inside a PDF of ours: each is read only when its place in the file is known, and is there
// once.
#pragma once

#include <functional>

#include "core/pdf/write.h"

namespace core::pdf {

struct Carried {
    Attachment as;   // its data is empty
    Digest digest;
    std::size_t size = 0;
    std::function<void(Bytes&)> append;   // exactly these bytes, behind what is there
};

// As write() of write.h, with `carried` before the attachments of the setup. Behind the bytes there is room for the
// file's first signature. Throws what `append` throws.
Result write(const Document& document, const Setup& setup, const std::filesystem::path& fonts,
             const std::vector<Carried>& carried);

}  // namespace core::pdf
