// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/file.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace signing::pades {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block = 4096;         // what a disk takes directly is whole ones of these
constexpr std::size_t at_once = 32u << 20;

bool write_all(int handle, core::ByteView bytes, std::size_t at) {
    while (!bytes.empty()) {
        const auto done = ::pwrite(handle, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (done < 0 && errno != EINTR) return false;
        if (done <= 0) continue;
        bytes = bytes.subspan(static_cast<std::size_t>(done));
        at += static_cast<std::size_t>(done);
    }
    return true;
}

// Past the page cache, for as much as is whole blocks; gives how much that was. The place is taken first, so that
// the disk need not be asked for it piece by piece.
std::size_t write_directly(int handle, core::ByteView bytes) {
    const std::size_t whole = bytes.size() / block * block;
    const int flags = ::fcntl(handle, F_GETFL);
    std::size_t at = 0;
    if (whole == 0 || flags < 0 || ::fallocate(handle, 0, 0, static_cast<off_t>(bytes.size())) != 0 ||
        ::fcntl(handle, F_SETFL, flags | O_DIRECT) != 0)
        return 0;
    while (at < whole) {
        const auto done =
            ::pwrite(handle, bytes.data() + at, std::min(at_once, whole - at), static_cast<off_t>(at));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0 || static_cast<std::size_t>(done) % block != 0) break;
        at += static_cast<std::size_t>(done);
    }
    ::fcntl(handle, F_SETFL, flags);
    return at;
}

}  // namespace

Mapped::Mapped(const fs::path& file) : handle_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    struct stat facts {};
    bool good = handle_ >= 0 && ::fstat(handle_, &facts) == 0 && S_ISREG(facts.st_mode);
    size_ = good ? static_cast<std::size_t>(facts.st_size) : 0;
    if (size_ > 0) {
        at_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, handle_, 0);
        good = at_ != MAP_FAILED;
    }
    if (good) return;
    if (handle_ >= 0) ::close(handle_);
    throw core::Error(core::Code::not_found, "signing.error.file", {{"file", file.string()}});
}

Mapped::~Mapped() {
    if (size_ > 0) ::munmap(at_, size_);
    ::close(handle_);
}

std::optional<fs::path> file_behind(fs::path out) {
    constexpr int most_links = 40;   // as Linux follows
    std::error_code fault;
    for (int links = 0; fs::is_symlink(fs::symlink_status(out, fault)); ++links) {
        const fs::path next = fs::read_symlink(out, fault);
        if (fault || links == most_links) return std::nullopt;
        out = next.is_absolute() ? next : out.parent_path() / next;
    }
    const fs::file_type kind = fs::symlink_status(out, fault).type();
    if (kind != fs::file_type::regular && kind != fs::file_type::not_found) return std::nullopt;
    return out;
}

Growing::Growing(const Mapped& in, fs::path out)
    : in_(in), out_(std::move(out)),
      aside_(out_.parent_path() / (core::hex(core::random_bytes(8)) + ".part")),
      handle_(::open(aside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
    if (handle_ < 0) return;
    try {
        thread_ = std::thread([this] { copy(); });
    } catch (const std::system_error&) {
        copy();
    }
}

Growing::~Growing() {
    if (thread_.joinable()) thread_.join();
    if (handle_ < 0) return;
    ::close(handle_);
    std::error_code ignored;
    fs::remove(aside_, ignored);
}

void Growing::copy() noexcept {
    if (::ioctl(handle_, FICLONE, in_.handle()) == 0) {
        good_ = true;
        return;
    }
    const std::size_t done = write_directly(handle_, in_.bytes());
    good_ = write_all(handle_, in_.bytes().subspan(done), done);
}

bool Growing::finish(core::ByteView update) {
    if (handle_ < 0) return false;
    if (thread_.joinable()) thread_.join();
    const bool written = good_ && write_all(handle_, update, in_.bytes().size()) && ::fsync(handle_) == 0;
    const bool whole = ::close(std::exchange(handle_, -1)) == 0 && written;
    std::error_code fault;
    if (whole) fs::rename(aside_, out_, fault);
    if (whole && !fault) return true;
    fs::remove(aside_, fault);
    return false;
}

}  // namespace signing::pades
