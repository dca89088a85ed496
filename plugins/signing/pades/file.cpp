// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/file.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/descriptor.h"
#include "core/base/error.h"

namespace signing::pades {
namespace {

namespace fs = std::filesystem;

// The blocks shared where the file system can, else written.
bool copy(const Mapped& in, int to) {
    if (::ioctl(to, FICLONE, in.handle()) == 0)
        return ::lseek(to, 0, SEEK_END) == static_cast<off_t>(in.bytes().size());
    return core::write_all(to, in.bytes());
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

bool write_appended(const Mapped& in, core::ByteView update, const fs::path& out) {
    const fs::path aside = out.parent_path() / (core::hex(core::random_bytes(8)) + ".part");
    const int handle = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) return false;
    const bool written = copy(in, handle) && core::write_all(handle, update) && ::fsync(handle) == 0;
    const bool whole = ::close(handle) == 0 && written;
    std::error_code fault;
    if (whole) fs::rename(aside, out, fault);
    if (whole && !fault) return true;
    fs::remove(aside, fault);
    return false;
}

}  // namespace signing::pades
