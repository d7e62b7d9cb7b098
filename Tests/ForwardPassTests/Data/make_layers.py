"""What Keras 3.15 and PyTorch 2.15 compute for single layers: inputs, weights and outputs, height x width x channels."""
import os, sys
os.environ['KERAS_BACKEND']='torch'
import numpy as np, torch, keras, torch.nn.functional as F
from keras import layers as L
from safetensors.numpy import save_file
rng=np.random.default_rng(7); torch.manual_seed(7)
out={}
def rnd(*s): return rng.uniform(-1,1,s).astype(np.float32)
def keep(case,x,y,w):
    out[case+':input']=np.ascontiguousarray(x,np.float32); out[case+':output']=np.ascontiguousarray(y,np.float32)
    for k,v in w.items(): out[case+':'+k]=np.ascontiguousarray(v,np.float32)
def k(case,layer,shape,low=-1,high=1):
    x=rng.uniform(low,high,shape).astype(np.float32)
    layer.build((None,)+tuple(shape))
    new=[]
    for v in layer.weights:
        a=rnd(*v.shape) if 'variance' not in v.name else np.abs(rnd(*v.shape))+.2
        new.append(a)
    if new: layer.set_weights(new)
    y=keras.ops.convert_to_numpy(layer(x[None]))[0]
    keep(case,x,y,{'l/'+v.name:a for v,a in zip(layer.weights,new)})
def t(case,module,shape,low=-1,high=1,maps=True):
    x=rng.uniform(low,high,shape).astype(np.float32)   # channels first
    with torch.no_grad():
        for n,p in module.named_parameters(): p.copy_(torch.from_numpy(rnd(*p.shape)))
        for n,p in module.named_buffers():
            if p.ndim: p.copy_(torch.from_numpy(np.abs(rnd(*p.shape))+.2))
        module.eval(); y=module(torch.from_numpy(x)[None])[0].numpy()
    hwc=(lambda a:a.transpose(1,2,0)) if maps else (lambda a:a)
    keep(case,hwc(x),hwc(y),{'l.'+n:v.numpy() for n,v in module.state_dict().items() if v.ndim})
# Transposed convolutions
k('deconv-same',L.Conv2DTranspose(4,3,strides=2,padding='same'),(5,4,3))
k('deconv-valid',L.Conv2DTranspose(4,3,strides=2),(5,4,3))
k('deconv-wide-stride',L.Conv2DTranspose(4,2,strides=3),(3,4,3))
k('deconv-one-same',L.Conv2DTranspose(16,1,strides=2,padding='same'),(3,4,16))
k('deconv-uneven',L.Conv2DTranspose(9,(2,3),strides=(2,1),padding='same',use_bias=False,activation='relu'),(3,4,11))
k('deconv-even-same',L.Conv2DTranspose(8,4,strides=2,padding='same'),(4,5,8))
k('deconv-dilated',L.Conv2DTranspose(4,3,dilation_rate=2),(4,5,3))
t('deconv-groups',torch.nn.ConvTranspose2d(6,4,3,stride=2,padding=1,output_padding=1,groups=2),(6,4,5))
t('deconv-torch-dilated',torch.nn.ConvTranspose2d(16,8,3,stride=2,padding=2,dilation=2),(16,4,5))
t('deconv-torch-beyond',torch.nn.ConvTranspose2d(8,8,2,stride=3,output_padding=2,bias=False),(8,3,4))
# Others
k('separable',L.SeparableConv2D(10,3,strides=2,padding='same',depth_multiplier=2,activation='relu6'),(7,6,5))
k('separable-plain',L.SeparableConv2D(16,(1,3),use_bias=False),(4,6,8))
k('up-nearest',L.UpSampling2D((2,3)),(3,4,5))
k('up-bilinear',L.UpSampling2D((2,3),interpolation='bilinear'),(3,4,16))
k('crop',L.Cropping2D(((1,0),(2,1))),(4,5,3))
t('conv-groups',torch.nn.Conv2d(6,9,3,stride=2,padding=1,groups=3,dilation=2),(6,7,8))
t('dense-maps-torch',torch.nn.Linear(4,6),(5,3,4)); k('dense-maps',L.Dense(6,activation='tanh'),(3,4,5))
# Functions
for n in ['linear','relu','relu6','leaky_relu','sigmoid','hard_sigmoid','log_sigmoid','tanh','hard_tanh','softmax','log_softmax','elu','selu','celu','silu','hard_silu','gelu','softplus','softsign','mish','exponential']:
    k('function-'+n,L.Activation(n),(40,),-8,8)
x=np.linspace(-8,8,40).astype(np.float32); keep('function-gelu_tanh',x,F.gelu(torch.from_numpy(x),approximate='tanh').numpy(),{})
k('relu-all',L.ReLU(max_value=4,negative_slope=.25,threshold=1),(3,4,5),-8,8)
k('relu-max',L.ReLU(max_value=4,negative_slope=.25),(3,4,5),-8,8)
k('leaky',L.LeakyReLU(negative_slope=.3),(3,4,5),-8,8)
t('elu-alpha',torch.nn.ELU(1.5),(5,3,4),-8,8)
t('hard-tanh',torch.nn.Hardtanh(-2,3),(5,3,4),-8,8)
k('prelu-channels',L.PReLU(shared_axes=[1,2]),(3,4,5))
k('prelu-rows',L.PReLU(shared_axes=[2,3]),(3,4,5))
k('prelu-all',L.PReLU(),(3,4,5))
k('prelu-row',L.PReLU(),(7,))
k('prelu-sequence',L.PReLU(),(3,4))
t('prelu-torch',torch.nn.PReLU(16),(16,3,4))
t('prelu-torch-one',torch.nn.PReLU(),(5,3,4))
# Normalisation
k('norm-last',L.BatchNormalization(),(3,4,20))
k('norm-first',L.BatchNormalization(axis=1),(3,4,5))
k('norm-middle',L.BatchNormalization(axis=2,scale=False),(3,4,5))
k('norm-vector',L.BatchNormalization(center=False),(11,))
k('norm-sequence',L.BatchNormalization(),(6,5))
t('norm-torch-sequence',torch.nn.BatchNorm1d(6),(6,5),maps=False)
t('norm-torch',torch.nn.BatchNorm2d(12),(12,3,4))
# Pools
x=rnd(6,5,5); pads=((0,1),(1,1),(0,0))  # Keras's own PyTorch backend counts padding on uneven sides
sums,counts=[F.avg_pool2d(torch.from_numpy(np.pad(a,pads).transpose(2,0,1)),3,2).numpy().transpose(1,2,0) for a in (x,np.ones_like(x))]
keep('average-same',x,sums/counts,{})
t('average-padding-ceil',torch.nn.AvgPool2d(3,2,1,ceil_mode=True),(5,6,8))
t('average-padding',torch.nn.AvgPool2d((3,2),(2,1),(1,1)),(16,6,5))
t('average-padding-ceil-wide',torch.nn.AvgPool2d(4,3,2,ceil_mode=True),(16,9,7))
t('average-without-padding-ceil',torch.nn.AvgPool2d(3,2,1,ceil_mode=True,count_include_pad=False),(5,6,8))
t('average-ceil',torch.nn.AvgPool2d(2,ceil_mode=True),(5,7,5))
t('max-dilated',torch.nn.MaxPool2d(3,1,1,dilation=2,ceil_mode=True),(5,7,6),-9,-1)
t('max-ceil',torch.nn.MaxPool2d(3,2,1,ceil_mode=True),(16,8,7),-9,-1)
t('adaptive',torch.nn.AdaptiveAvgPool2d((3,2)),(5,7,5))
t('lrn',torch.nn.LocalResponseNorm(3,alpha=.5,beta=.6,k=1.5),(7,3,4),-3,3)
m=torch.nn.Sequential(torch.nn.Conv2d(3,4,(3,2)),torch.nn.ReLU(),torch.nn.Flatten(),torch.nn.Linear(64,7)); x=rnd(3,6,5)
keep('flatten-torch',x.transpose(1,2,0),m(torch.from_numpy(x)[None])[0].detach().numpy(),{'l.'+n:v.detach().numpy() for n,v in m.state_dict().items()})
save_file(out,sys.argv[1])
