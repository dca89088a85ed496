// SPDX-License-Identifier: Apache-2.0
#include "core/base/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>

#include "core/base/descriptor.h"

namespace core {
namespace {

template <class Content>
std::optional<Content> read(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return std::nullopt;
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    const std::streamoff size = stream ? static_cast<std::streamoff>(stream.tellg()) : -1;
    if (size < 0) return std::nullopt;
    Content content(static_cast<std::size_t>(size), 0);
    stream.seekg(0);
    if (!stream.read(reinterpret_cast<char*>(content.data()), size)) return std::nullopt;
    return content;
}

}  // namespace

std::optional<std::string> read_text(const std::filesystem::path& file) {
    return read<std::string>(file);
}

std::optional<Bytes> read_bytes(const std::filesystem::path& file) { return read<Bytes>(file); }

bool write_whole(const std::filesystem::path& file, ByteView content) {
    const auto aside = file.parent_path() / (hex(random_bytes(8)) + ".part");
    const int fd = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    const bool written = write_all(fd, content) && ::fsync(fd) == 0;
    const bool whole = ::close(fd) == 0 && written;
    std::error_code fault;
    if (whole) std::filesystem::rename(aside, file, fault);
    if (whole && !fault) return true;
    std::filesystem::remove(aside, fault);
    return false;
}

}  // namespace core
