/* A camera at the edge of the kernel: what Video4Linux answers, for one device file.
 *
 * Loaded before a program (LD_PRELOAD). The device CAMERA_DEVICE shows what stands in CAMERA_PICTURE:
 * 640 x 480 bytes of grey, read anew for each frame. What the program asks is written to CAMERA_LOG.
 * With CAMERA_BUSY the camera is in use by another program. Source of the calls: linux/videodev2.h.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum { WIDTH = 640, HEIGHT = 480, PIXELS = WIDTH * HEIGHT, SIZE = 2 * PIXELS, MAX_FDS = 1024 };
enum { MAX_BUFFERS = 8, FRAME_NS = 50000000 };

static char is_camera[MAX_FDS];
static unsigned char *frames[MAX_BUFFERS];
static int queued[MAX_BUFFERS], first, waiting;
static unsigned sequence;

static void note(const char *what) {
    const char *log = getenv("CAMERA_LOG");
    FILE *file = log ? fopen(log, "a") : NULL;
    if (file) {
        fprintf(file, "%s\n", what);
        fclose(file);
    }
}

static int fail(int why) {
    errno = why;
    return -1;
}

static int open_camera(const char *path, int *fd) {
    const char *device = getenv("CAMERA_DEVICE");
    if (!device || strcmp(path, device) != 0)
        return 0;
    struct itimerspec pace = {{0, FRAME_NS}, {0, FRAME_NS}};
    *fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    timerfd_settime(*fd, 0, &pace, NULL);
    is_camera[*fd] = 1;
    return 1;
}

#define OPEN(name)                                                          \
    int name(const char *path, int flags, ...) {                            \
        int fd;                                                             \
        va_list rest;                                                       \
        va_start(rest, flags);                                              \
        mode_t mode = va_arg(rest, mode_t);                                 \
        va_end(rest);                                                       \
        if (open_camera(path, &fd))                                         \
            return fd;                                                      \
        int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, #name);      \
        return real(path, flags, mode);                                     \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, "close");
    if (fd >= 0 && fd < MAX_FDS)
        is_camera[fd] = 0;
    return real(fd);
}

#define MMAP(name, type)                                                                     \
    void *name(void *at, size_t size, int access, int flags, int fd, type offset) {          \
        void *(*real)(void *, size_t, int, int, int, type) = dlsym(RTLD_NEXT, #name);        \
        if (fd < 0 || fd >= MAX_FDS || !is_camera[fd])                                       \
            return real(at, size, access, flags, fd, offset);                                \
        frames[offset / SIZE] = real(NULL, size, PROT_READ | PROT_WRITE,                     \
                                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);                    \
        return frames[offset / SIZE];                                                        \
    }
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

static void draw(unsigned char *frame) {
    static unsigned char grey[PIXELS];
    FILE *file = fopen(getenv("CAMERA_PICTURE"), "rb");
    if (file) {
        if (fread(grey, 1, PIXELS, file) != PIXELS)
            note("short picture");
        fclose(file);
    }
    for (int at = 0; at < PIXELS; at++) {
        frame[2 * at] = grey[at];
        frame[2 * at + 1] = 128;
    }
}

static void describe(struct v4l2_format *format) {
    struct v4l2_pix_format *picture = &format->fmt.pix;
    memset(picture, 0, sizeof *picture);
    picture->width = WIDTH;
    picture->height = HEIGHT;
    picture->pixelformat = V4L2_PIX_FMT_YUYV;
    picture->field = V4L2_FIELD_NONE;
    picture->bytesperline = 2 * WIDTH;
    picture->sizeimage = SIZE;
    picture->colorspace = V4L2_COLORSPACE_SRGB;
}

static int take_frame(int fd, struct v4l2_buffer *buffer) {
    uint64_t ticks;
    if (read(fd, &ticks, sizeof ticks) < 0 || !waiting)
        return fail(EAGAIN);
    buffer->index = queued[first];
    first = (first + 1) % MAX_BUFFERS;
    waiting--;
    buffer->bytesused = buffer->length = SIZE;
    buffer->flags = V4L2_BUF_FLAG_DONE | V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    buffer->field = V4L2_FIELD_NONE;
    buffer->sequence = sequence++;
    buffer->memory = V4L2_MEMORY_MMAP;
    draw(frames[buffer->index]);
    return 0;
}

static int answer(int fd, unsigned long request, void *about) {
    switch (request) {
    case VIDIOC_QUERYCAP: {
        struct v4l2_capability *has = about;
        memset(has, 0, sizeof *has);
        strcpy((char *)has->driver, "test");
        strcpy((char *)has->card, "Webcam");
        strcpy((char *)has->bus_info, "usb-test");
        has->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        has->capabilities = has->device_caps | V4L2_CAP_DEVICE_CAPS;
        return 0;
    }
    case VIDIOC_ENUM_FMT: {
        struct v4l2_fmtdesc *format = about;
        if (format->index)
            return fail(EINVAL);
        format->pixelformat = V4L2_PIX_FMT_YUYV;
        return 0;
    }
    case VIDIOC_ENUM_FRAMESIZES: {
        struct v4l2_frmsizeenum *size = about;
        if (size->index)
            return fail(EINVAL);
        size->type = V4L2_FRMSIZE_TYPE_DISCRETE;
        size->discrete.width = WIDTH;
        size->discrete.height = HEIGHT;
        return 0;
    }
    case VIDIOC_ENUM_FRAMEINTERVALS: {
        struct v4l2_frmivalenum *pace = about;
        if (pace->index)
            return fail(EINVAL);
        pace->type = V4L2_FRMIVAL_TYPE_DISCRETE;
        pace->discrete.numerator = 1;
        pace->discrete.denominator = 20;
        return 0;
    }
    case VIDIOC_G_FMT:
    case VIDIOC_S_FMT:
    case VIDIOC_TRY_FMT:
        describe(about);
        return 0;
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM: {
        struct v4l2_streamparm *pace = about;
        pace->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
        pace->parm.capture.timeperframe.numerator = 1;
        pace->parm.capture.timeperframe.denominator = 20;
        return 0;
    }
    case VIDIOC_REQBUFS: {
        struct v4l2_requestbuffers *wanted = about;
        if (wanted->memory != V4L2_MEMORY_MMAP)
            return fail(EINVAL);
        if (wanted->count > MAX_BUFFERS)
            wanted->count = MAX_BUFFERS;
        first = waiting = 0;
        return 0;
    }
    case VIDIOC_QUERYBUF: {
        struct v4l2_buffer *buffer = about;
        buffer->length = SIZE;
        buffer->m.offset = buffer->index * SIZE;
        return 0;
    }
    case VIDIOC_QBUF: {
        struct v4l2_buffer *buffer = about;
        queued[(first + waiting++) % MAX_BUFFERS] = buffer->index;
        return 0;
    }
    case VIDIOC_DQBUF:
        return take_frame(fd, about);
    case VIDIOC_STREAMON:
        if (getenv("CAMERA_BUSY"))
            return fail(EBUSY);
        note("on");
        return 0;
    case VIDIOC_STREAMOFF:
        note("off");
        return 0;
    default: /* lamps, zoom and the like: it has none */
        return fail(EINVAL);
    }
}

int ioctl(int fd, unsigned long request, ...) {
    va_list rest;
    va_start(rest, request);
    void *about = va_arg(rest, void *);
    va_end(rest);
    if (fd >= 0 && fd < MAX_FDS && is_camera[fd])
        return answer(fd, (unsigned int)request, about);
    int (*real)(int, unsigned long, ...) = dlsym(RTLD_NEXT, "ioctl");
    return real(fd, request, about);
}
