// SPDX-License-Identifier: Apache-2.0
// Scanned sheets made into one PDF.
#pragma once

#include <filesystem>
#include <vector>

#include "core/pdf/document.h"

namespace core::pdf {

// One page per picture (PNG or JPEG), as large as fits an A4 sheet lying the picture's way; decoded
// and encoded anew, upright. Of the setup: title, author, creator, created, language, attachments.
// The result is PDF/A-2b (3b) and depends on the input alone. Throws Error(invalid,
// "core.pdf.image" or, for no pictures at all, "core.pdf.empty"), Error(too_large,
// "core.pdf.image_large").
Bytes from_images(const std::vector<ByteView>& images, const Setup& setup,
                  const std::filesystem::path& fonts);

}  // namespace core::pdf
