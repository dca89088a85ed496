// SPDX-License-Identifier: Apache-2.0
#include "core/base/descriptor.h"

#include <unistd.h>

#include <cerrno>

namespace core {

bool write_all(int descriptor, ByteView bytes) {
    while (!bytes.empty()) {
        const auto done = ::write(descriptor, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return true;
}

}  // namespace core
